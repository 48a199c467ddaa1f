// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/**
 * Calls back when a file was edited. Looks at it several times a second, which works on every file
 * system and costs nothing to speak of.
 *
 * <p>Many editors empty a file before they write it, and half a file can be a valid one that says
 * something else: an edit counts once the file has been left alone from one look to the next.
 */
final class SettingsWatch implements AutoCloseable {
  /** Shorter than it takes to switch from the editor to the browser. */
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final Path file;
  private final Runnable edited;
  private final Thread thread;

  private SettingsWatch(Path file, Runnable edited) {
    this.file = file;
    this.edited = edited;
    this.thread = Thread.ofVirtual().name("settings-watch").unstarted(this::watch);
  }

  /** Watches from now on. */
  static SettingsWatch start(Path file, Runnable edited) {
    SettingsWatch watch = new SettingsWatch(file, edited);
    watch.thread.start();
    return watch;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    Stamp told = Stamp.of(file);
    Stamp seen = told;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(PERIOD);
      } catch (InterruptedException e) {
        return;
      }
      Stamp now = Stamp.of(file);
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !now.equals(told)) {
        told = now;
        edited.run();
      }
    }
  }

  /** What tells one state of a file from another without reading it. */
  private record Stamp(long modified, long size, String key) {
    private static final Stamp ABSENT = new Stamp(-1, -1, "");

    static Stamp of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            found.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
            found.size(),
            String.valueOf(found.fileKey()));
      } catch (IOException e) {
        return ABSENT;
      }
    }
  }
}
