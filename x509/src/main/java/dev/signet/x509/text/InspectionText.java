// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.x509.text.Inspection.Field;

/**
 * An inspection as people read it on a terminal: labels in a column, values beside, the meaning
 * below.
 */
final class InspectionText {
  private static final int COLUMN = 22;

  private InspectionText() {}

  static String of(Inspection inspection) {
    StringBuilder text = new StringBuilder(inspection.title()).append('\n');
    inspection.fields().forEach(field -> append(text, field));
    if (inspection.fields().stream().anyMatch(Field::critical)) {
      text.append(
          "  ! is critical: whoever does not know the extension must refuse the certificate.\n");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Field field) {
    String label = field.label() + (field.critical() ? " !" : "");
    for (String value : field.values()) {
      line(text, label, value);
      label = "";
    }
    line(text, "", "  " + field.meaning());
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label);
    text.repeat(' ', Math.max(1, COLUMN - label.length())).append(value).append('\n');
  }
}
