// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.admin.Administration;
import dev.signet.cli.admin.Operation;
import dev.signet.cli.admin.RemoteAdministration;
import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import dev.signet.store.DataDirectory;
import dev.signet.store.DirectoryLock;
import java.time.Duration;
import java.util.Optional;

/** Chooses who performs an operation: the process that holds the data directory, or this one. */
public final class Offices {
  /**
   * A process that is just starting, or another command, holds the directory for less than this.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long PAUSE_MILLIS = 50;

  private Offices() {}

  /** Opens the office for an operation. */
  public static Administration open(Workplace place, Operation operation) {
    if (!DataDirectory.isPresent(place.data()) && !makes(operation)) {
      throw Finding.about(CliCode.DATA_DIRECTORY_ABSENT)
          .subject(place.data().toString())
          .toException();
    }
    DataDirectory directory = DataDirectory.open(place.data());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<DirectoryLock> lock = directory.tryLock();
      if (lock.isPresent()) {
        return OfflineAdministration.open(directory, lock.get(), place);
      }
      if (remote(place).isOpen()) {
        return remote(place);
      }
      if (System.nanoTime() > end) {
        throw held(directory);
      }
      pause();
    }
  }

  /** The process that runs on a data directory, if one does. */
  public static Optional<Administration> running(Workplace place) {
    if (!DataDirectory.isPresent(place.data())) {
      return Optional.empty();
    }
    Optional<DirectoryLock> lock = DataDirectory.open(place.data()).tryLock();
    if (lock.isPresent()) {
      lock.get().close();
      return Optional.empty();
    }
    return Optional.of(remote(place)).filter(RemoteAdministration::isOpen).map(office -> office);
  }

  private static RemoteAdministration remote(Workplace place) {
    return new RemoteAdministration(DataFiles.socket(place.data()), DataFiles.log(place.data()));
  }

  // Whoever adds somebody or something means to begin; whoever asks for a list probably mistyped
  // the directory.
  private static boolean makes(Operation operation) {
    return operation instanceof Operation.AddUser
        || operation instanceof Operation.IssueCertificate;
  }

  private static RuntimeException held(DataDirectory directory) {
    return Finding.about(CliCode.CONTROL_UNANSWERED)
        .subject(directory.path().toString())
        .found(directory.holder().map(Object::toString).orElse("no process number"))
        .with("path", DataFiles.log(directory.path()).toString())
        .toException();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
