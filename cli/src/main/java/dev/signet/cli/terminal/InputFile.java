// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;

/** Files of certificates and keys that a person names; what is wrong with one is told with it. */
public final class InputFile {
  /** The bundle of all public roots has 250 KB. */
  private static final int MAX_BYTES = 4 << 20;

  /** Stands for standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  private InputFile() {}

  /**
   * Reads a file.
   *
   * @param reader makes something of its bytes; a finding of it gets the file's name
   * @throws FindingException {@code file-not-readable}, or what the reader throws
   */
  public static <T> T read(Path file, Function<byte[], T> reader) {
    return named(file, AtomicFile.read(file, MAX_BYTES), reader);
  }

  /** The same, where {@code -} stands for standard input. */
  public static <T> T read(Path file, InputStream in, Function<byte[], T> reader)
      throws IOException {
    return file.equals(STANDARD_INPUT)
        ? reader.apply(in.readNBytes(MAX_BYTES))
        : read(file, reader);
  }

  private static <T> T named(Path file, byte[] content, Function<byte[], T> reader) {
    try {
      return reader.apply(content);
    } catch (FindingException e) {
      throw e.finding().subject().isEmpty()
          ? new FindingException(e.finding().withSubject(file.toString()), e)
          : e;
    }
  }
}
