// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that a target begins with: its seeds, and what earlier runs have found and was kept, a
 * line of Base64 for each.
 */
public final class KeptCorpus {
  private KeptCorpus() {}

  /** All of them. */
  public static List<byte[]> of(FuzzTarget target) {
    List<byte[]> inputs = new ArrayList<>(target.seeds());
    inputs.addAll(kept(target.name()));
    return inputs;
  }

  private static List<byte[]> kept(String name) {
    String file = "corpus/" + name + ".txt";
    try (@Nullable InputStream packed = KeptCorpus.class.getResourceAsStream(file)) {
      if (packed == null) {
        return List.of();
      }
      return new String(packed.readAllBytes(), US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Base64.getDecoder()::decode)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes them as the files that Jazzer reads. */
  static void write(FuzzTarget target, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<byte[]> inputs = of(target);
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve("kept-" + i), inputs.get(i));
    }
  }
}
