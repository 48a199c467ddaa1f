// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.explain.JsonRendering;
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
            JsonRendering.quote(inspection.kind()),
            JsonRendering.quote(inspection.title()),
            inspection.fields().stream()
                .map(InspectionJson::field)
                .collect(Collectors.joining(",")));
  }

  private static String field(Field field) {
    return "{\"id\":%s,\"label\":%s,\"critical\":%b,\"values\":[%s],\"meaning\":%s}"
        .formatted(
            JsonRendering.quote(field.id()),
            JsonRendering.quote(field.label()),
            field.critical(),
            field.values().stream().map(JsonRendering::quote).collect(Collectors.joining(",")),
            JsonRendering.quote(field.meaning()));
  }
}
