// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.path;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Validators of other languages, each run by a small program that lies in the resources. */
final class ForeignPath {
  private ForeignPath() {}

  /** OpenSSL's library, called by Python; empty where either is not installed. */
  static Optional<Double> openssl(Path folder) throws IOException {
    return run(folder, "openssl.py", List.of("python3"));
  }

  /** Go's crypto/x509; empty where Go is not installed. */
  static Optional<Double> go(Path folder) throws IOException {
    return run(folder, "verify.go", List.of("go", "run"));
  }

  private static Optional<Double> run(Path folder, String source, List<String> command)
      throws IOException {
    // Go takes a file by its name alone.
    Path program = Files.createTempDirectory("signet-bench-go").resolve(source);
    try (InputStream in =
        Objects.requireNonNull(ForeignPath.class.getResourceAsStream(source + ".txt"))) {
      Files.copy(in, program);
    }
    List<String> words = new java.util.ArrayList<>(command);
    words.addAll(List.of(program.toString(), folder.toString(), ChainSet.HOST));
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(Double.valueOf(text)) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(program);
      Files.delete(program.getParent());
    }
  }
}
