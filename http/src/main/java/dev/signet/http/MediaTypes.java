// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Locale;

/** Reads what a request says its content is. */
final class MediaTypes {
  private MediaTypes() {}

  /** The media type in lower case without its parameters, or empty. */
  static String essence(Request request) {
    String value = request.header("Content-Type").orElse("");
    int semicolon = value.indexOf(';');
    String essence = semicolon < 0 ? value : value.substring(0, semicolon);
    return essence.strip().toLowerCase(Locale.ROOT);
  }

  /** Refuses another type as {@code content-type-unsupported}. */
  static void require(Request request, String wanted) {
    String found = essence(request);
    if (!found.equals(wanted)) {
      throw Finding.about(HttpCode.CONTENT_TYPE_UNSUPPORTED)
          .wanted(wanted)
          .found(found.isEmpty() ? "no Content-Type" : Printable.line(found))
          .toException();
    }
  }
}
