// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, within a time.
 *
 * @param command the program and its arguments
 * @param longest how long it may take
 */
public record ChildProgram(List<String> command, Duration longest) {
  /** Of what it says, so much is told. */
  private static final int TOLD_BYTES = 1000;

  /** Copies the command. */
  public ChildProgram {
    command = List.copyOf(command);
  }

  /** Runs it and waits; yields what went wrong, in one line. */
  public Optional<String> run() {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      StringBuilder said = new StringBuilder();
      Thread reader = Thread.ofVirtual().start(() -> read(process, said));
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("it runs for longer than " + longest.toSeconds() + " s");
      }
      reader.join(Duration.ofSeconds(1));
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(failed(process, said));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static String failed(Process process, StringBuilder said) {
    synchronized (said) {
      String text = Printable.line(said.toString().strip());
      return "exit code " + process.exitValue() + (text.isEmpty() ? "" : ": " + text);
    }
  }

  /** To its end, so that it never waits for a reader; only the beginning is kept. */
  private static void read(Process process, StringBuilder said) {
    try (var stream = process.getInputStream()) {
      byte[] buffer = new byte[TOLD_BYTES];
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        synchronized (said) {
          if (said.length() < TOLD_BYTES) {
            said.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      // It ended in the middle of a word: what it said before is told.
    }
  }
}
