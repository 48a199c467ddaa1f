// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.nio.file.Path;
import java.util.List;

/** The findings that all kinds of store have. */
final class StoreFindings {
  private StoreFindings() {}

  static Finding unreadable(Path path, Exception cause) {
    return Finding.about(TrustCode.TRUST_STORE_UNREADABLE)
        .subject(path.toString())
        .found(Printable.line(cause.getClass().getSimpleName() + ": " + cause.getMessage()))
        .build();
  }

  static Finding unwritable(Path path) {
    return Finding.about(TrustCode.TRUST_STORE_UNWRITABLE)
        .subject(path.toString())
        .with("user", System.getProperty("user.name", "this user"))
        .build();
  }

  static Finding failed(List<String> command, CommandResult result) {
    String error = result.error().isBlank() ? result.output() : result.error();
    return Finding.about(TrustCode.TRUST_COMMAND_FAILED)
        .subject(Printable.line(String.join(" ", command)))
        .wanted("exit code 0")
        .found(
            "exit code "
                + result.exit()
                + (error.isBlank() ? "" : ": " + Printable.line(error.strip())))
        .build();
  }
}
