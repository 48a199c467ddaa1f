// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine. */
final class ProcessRunner implements CommandRunner {
  /**
   * update-ca-certificates with its Java hook takes some seconds; a program that waits for a
   * password would wait for ever.
   */
  private static final int MAX_SECONDS = 60;

  /** Listings of a full store have some 20 KB. */
  private static final int MAX_OUTPUT = 4 << 20;

  @Override
  public CommandResult run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      return await(process, read(process.getInputStream()), read(process.getErrorStream()));
    } catch (IOException e) {
      return new CommandResult(CommandResult.NOT_STARTED, "", String.valueOf(e.getMessage()));
    }
  }

  private static CommandResult await(
      Process process, CompletableFuture<String> output, CompletableFuture<String> error) {
    try {
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new CommandResult(
            CommandResult.TIMED_OUT, "", "no answer within " + MAX_SECONDS + " seconds");
      }
      return new CommandResult(process.exitValue(), output.join(), error.join());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new CommandResult(CommandResult.TIMED_OUT, "", "interrupted");
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (stream) {
            byte[] bytes = stream.readNBytes(MAX_OUTPUT);
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            text.complete(new String(bytes, StandardCharsets.UTF_8));
          } catch (IOException e) {
            text.completeExceptionally(new UncheckedIOException(e));
          }
        });
    return text;
  }
}
