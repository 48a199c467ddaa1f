// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.store.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Secrets come from files: on a command line they would stand in the list of processes. */
final class SecretFile {
  private static final int MAX_BYTES = 4096;

  private SecretFile() {}

  /** The first line of a file that an option names. */
  static String line(String option, @Nullable Path file) {
    if (file == null) {
      throw AgentOptions.wrong(option, "a file with the secret", "none");
    }
    String text = new String(AtomicFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
    return text.lines().findFirst().map(String::strip).orElse("");
  }
}
