// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that judge our certificates. */
public final class Openssl {
  private Openssl() {}

  public record Outcome(int exit, String output) {}

  public static Outcome run(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    return execute(folder, command);
  }

  public static Outcome execute(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + command);
    }
    return new Outcome(process.exitValue(), output);
  }

  /** Whether a program is there at all. */
  public static boolean has(String program) {
    try {
      Process process =
          new ProcessBuilder(program, program.equals("openssl") ? "version" : "--version")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
