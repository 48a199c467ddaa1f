// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the running gateway gets its certificates from the authorities that it asks.
 *
 * @param served asks it for what {@code signet cert served --json} prints
 */
record ServedExamination(Supplier<List<Map<String, Object>>> served) implements Examination {
  @Override
  public String subject() {
    return "certificates";
  }

  @Override
  public List<Finding> look() {
    try {
      return served.get().stream()
          .filter(row -> row.containsKey("problem"))
          .map(ServedExamination::finding)
          .toList();
    } catch (FindingException e) {
      return List.of(e.finding());
    }
  }

  @Override
  public String seen() {
    int count = served.get().size();
    return count == 0
        ? "none from other authorities"
        : count + " from other authorities, all of them fresh";
  }

  private static Finding finding(Map<String, Object> row) {
    return Finding.about(EnrolCode.NAME_NOT_CERTIFIED)
        .subject(text(row, "name"))
        .found(text(row, "detail"))
        .with("authority", text(row, "failing"))
        .with("problem", text(row, "problem"))
        .with("detail", text(row, "detail") + ".")
        .with("retry", text(row, "retry_at"))
        .build();
  }

  private static String text(Map<String, Object> row, String member) {
    return String.valueOf(row.getOrDefault(member, ""));
  }
}
