// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.store.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Secrets come from files: on a command line they would stand in the list of processes, and
 * settings are read by many.
 */
public final class SecretLine {
  /** Keys have some dozens of characters. */
  private static final int MAX_BYTES = 4096;

  private SecretLine() {}

  /**
   * The first line of a file, without the space around it.
   *
   * @throws dev.signet.explain.FindingException {@code file-not-readable}
   */
  public static String read(Path file) {
    String text = new String(AtomicFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
    return text.lines().findFirst().map(String::strip).orElse("");
  }
}
