// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end. */
record Completed(int exit, String out, String err) {
  /** No command of these tests may take longer. */
  private static final int LIMIT_SECONDS = 120;

  static Completed of(Path folder, Map<String, String> environment, List<String> command) {
    return of(folder, environment, command, "");
  }

  static Completed of(
      Path folder, Map<String, String> environment, List<String> command, String input) {
    Installed.require(command.getFirst());
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      CompletableFuture<String> out =
          CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + command);
      }
      return new Completed(process.exitValue(), out.join(), err.join());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(String.join(" ", command), e);
    }
  }

  Completed succeeded() {
    if (exit != 0) {
      throw new AssertionError("exit " + exit + "\n" + out + "\n" + err);
    }
    return this;
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
