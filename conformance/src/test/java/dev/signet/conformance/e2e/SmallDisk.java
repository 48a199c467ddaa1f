// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk of its own, mounted in memory, that can be filled for real. */
record SmallDisk(Path path) implements AutoCloseable {
  private static final int MEBIBYTES = 24;
  private static final int BLOCK = 1024;

  /** Mounts it; skips the test where that is not permitted. */
  static SmallDisk mount(Path path) throws IOException, InterruptedException {
    Files.createDirectories(path);
    String size = "size=" + MEBIBYTES + "m";
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString()),
        "only root can mount a small disk");
    return new SmallDisk(path);
  }

  /** Uses up what is left. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(path.resolve("filler"))) {
      while (true) {
        filler.write(new byte[BLOCK]);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  /** Gives the space back. */
  void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", path.toString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
