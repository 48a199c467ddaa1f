// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes apart what an administration answers. */
final class Answers {
  private Answers() {}

  /** The objects of a member that is a list. */
  static List<Map<String, Object>> rows(Map<String, Object> answer, String member) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (answer.get(member) instanceof List<?> items) {
      for (Object item : items) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (item instanceof Map<?, ?> members) {
          members.forEach((name, value) -> row.put(String.valueOf(name), (Object) value));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The texts of a member that is a list. */
  static List<String> texts(Map<String, Object> answer, String member) {
    return answer.get(member) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Some members as cells of a table. */
  static String[] cells(Map<String, Object> row, String... members) {
    return Arrays.stream(members).map(member -> cell(row.get(member))).toArray(String[]::new);
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }
}
