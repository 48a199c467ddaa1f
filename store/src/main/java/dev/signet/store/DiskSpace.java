// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises a full disk: the platform has no type for it, only the operating system's words. */
final class DiskSpace {
  private DiskSpace() {}

  static boolean isExhausted(IOException e) {
    @Nullable String message = e.getMessage();
    if (message == null) {
      return false;
    }
    String words = message.toLowerCase(Locale.ROOT);
    return words.contains("no space left")
        || words.contains("quota exceeded")
        || words.contains("not enough space");
  }
}
