// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import dev.signet.conformance.ReasonedExceptions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the runner must know of the engine: which tests are out of scope, and what it calls each
 * fault.
 */
final class ShimConfig {
  private final Map<String, String> disabled = new TreeMap<>();
  private final Map<String, String> faults = new TreeMap<>();

  /** From the tables in the resources. */
  ShimConfig() {
    disabled.putAll(ReasonedExceptions.read(ShimConfig.class, "disabled.tsv"));
    faults.putAll(ReasonedExceptions.read(ShimConfig.class, "faults.tsv"));
  }

  /** Why a test is out of scope; empty for one that is run. */
  Optional<String> reason(String name) {
    return disabled.entrySet().stream()
        .filter(entry -> new CaseGlob(entry.getKey()).matches(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The patterns of tests that are out of scope, with their reasons. */
  Map<String, String> disabled() {
    return Map.copyOf(disabled);
  }

  /** The runner's names of faults, with ours for each, comma-separated. */
  Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  /** In the form that the runner reads. */
  String toJson() {
    return "{\"DisabledTests\": {"
        + members(disabled, reason -> quote(reason))
        + "}, \"ErrorMap\": {"
        + members(faults, ShimConfig::names)
        + "}}";
  }

  private static String members(
      Map<String, String> table, java.util.function.UnaryOperator<String> value) {
    return table.entrySet().stream()
        .map(entry -> quote(entry.getKey()) + ": " + value.apply(entry.getValue()))
        .collect(Collectors.joining(",\n"));
  }

  private static String names(String list) {
    return Arrays.stream(list.split(","))
        .map(name -> quote(":" + name.strip() + ":"))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
