// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.x509.text.Inspection.Field;
import java.util.stream.Collectors;

/**
 * An inspection as JSON (RFC 8259) on one line, written by hand: this module depends on no JSON
 * library.
 */
final class InspectionJson {
  /** Within one version, members are only ever added. */
  private static final int VERSION = 1;

  private InspectionJson() {}

  static String of(Inspection inspection) {
    return "{\"version\":%d,\"kind\":%s,\"title\":%s,\"fields\":[%s]}"
        .formatted(
            VERSION,
            quote(inspection.kind()),
            quote(inspection.title()),
            inspection.fields().stream()
                .map(InspectionJson::field)
                .collect(Collectors.joining(",")));
  }

  private static String field(Field field) {
    return "{\"id\":%s,\"label\":%s,\"critical\":%b,\"values\":[%s],\"meaning\":%s}"
        .formatted(
            quote(field.id()),
            quote(field.label()),
            field.critical(),
            field.values().stream().map(InspectionJson::quote).collect(Collectors.joining(",")),
            quote(field.meaning()));
  }

  private static String quote(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
