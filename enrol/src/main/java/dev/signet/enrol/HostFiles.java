// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a certificate for programs that know nothing of renewal, and the command that makes
 * them read new ones. A command that is due stays due until it has succeeded, over restarts too.
 */
public final class HostFiles {
  /** A server that reads its configuration again takes seconds. */
  private static final Duration LONGEST_RELOAD = Duration.ofMinutes(2);

  /** A chain of a hundred names has some 30 KiB. */
  private static final int MAX_BYTES = 1 << 20;

  private static final String STATE = ".agent";
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private final Path out;
  private final CertificateFiles files;
  private final Path due;
  private final Optional<String> reload;

  /**
   * Files in a folder.
   *
   * @param out where they go
   * @param state a private folder, which notes that the command is due
   * @param reload the command for a shell
   */
  public HostFiles(Path out, Path state, Optional<String> reload) {
    this.out = out;
    this.files = new CertificateFiles(out);
    this.due = state.resolve("reload-due");
    this.reload = reload;
  }

  /**
   * The private folder within a folder for certificates; both are made where they are not there.
   */
  public static Path state(Path out) {
    Path state = out.resolve(STATE);
    try {
      Files.createDirectories(out);
      if (Files.notExists(state)) {
        Files.createDirectory(state, PosixFilePermissions.asFileAttribute(PRIVATE));
      }
      return state;
    } catch (IOException e) {
      throw notWritten(state, e);
    }
  }

  /**
   * Writes what a renewal left in its file, where that is not done, and runs the command, where it
   * is due.
   *
   * @param held the file of the {@link EnrolmentPlan}
   * @return why the command failed; it stays due
   */
  public synchronized Optional<Finding> settle(Path held) {
    Optional<HeldCertificate> present = new CertificateStore(held).read();
    if (present.isPresent() && !isWritten(present.get())) {
      // Before the files: who is stopped in between runs the command once too often, and never not
      // at all.
      AtomicFile.replace(due, new byte[0], AtomicFile.Readers.OWNER);
      files.write(present.get().chain(), present.get().key());
    }
    return Files.exists(due) ? reload() : Optional.empty();
  }

  private boolean isWritten(HeldCertificate held) {
    Path file = out.resolve("fullchain.pem");
    String chain = held.chain().stream().map(Certificate::toPem).collect(Collectors.joining());
    return Files.exists(file)
        && new String(AtomicFile.read(file, MAX_BYTES), StandardCharsets.US_ASCII).equals(chain);
  }

  private Optional<Finding> reload() {
    Optional<String> failure =
        reload.flatMap(
            command -> new ChildProgram(List.of("/bin/sh", "-c", command), LONGEST_RELOAD).run());
    if (failure.isPresent()) {
      return Optional.of(
          Finding.about(EnrolCode.RELOAD_FAILED)
              .subject(reload.orElseThrow())
              .found(failure.get())
              .build());
    }
    try {
      Files.deleteIfExists(due);
    } catch (IOException e) {
      throw notWritten(due, e);
    }
    return Optional.empty();
  }

  private static FindingException notWritten(Path file, IOException cause) {
    return new FindingException(
        Finding.about(EnrolCode.CERTIFICATE_FILES_NOT_WRITTEN)
            .subject(file.toString())
            .found(String.valueOf(cause.getMessage()))
            .build(),
        cause);
  }
}
