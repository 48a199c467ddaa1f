// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where the programs that are not installed but fetched or built stay, for the next run. */
final class ToolFolder {
  private ToolFolder() {}

  /** The folder, which may not be there yet. */
  static Path get() {
    String home = System.getProperty("signet.home", "..");
    return Path.of(home, "target", "interop").toAbsolutePath().normalize();
  }

  /** Writes a program's source, which lies beside this class. */
  static void write(String resource, Path file) throws IOException {
    try (@Nullable InputStream in = ToolFolder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is absent");
      }
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "source", "");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
