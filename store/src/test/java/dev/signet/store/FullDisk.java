// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk of its own, mounted in memory, that can be filled for real. */
record FullDisk(Path path) implements AutoCloseable {
  private static final int KIBIBYTES = 1024;

  /** Mounts a disk of one MiB; skips the test where that is not permitted. */
  static FullDisk mount(Path path) throws Exception {
    Files.createDirectories(path);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + KIBIBYTES + "k", "tmpfs", path.toString()),
        "only root can mount a small disk");
    return new FullDisk(path);
  }

  /** Uses up what is left. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(path.resolve("filler"))) {
      while (true) {
        filler.write(new byte[KIBIBYTES]);
      }
    } catch (IOException full) {
      assertFull(full);
    }
  }

  /** Gives the space back. */
  void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  @Override
  public void close() throws Exception {
    run("umount", "-l", path.toString());
  }

  private static void assertFull(IOException e) throws IOException {
    if (!DiskSpace.isExhausted(e)) {
      throw e;
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
