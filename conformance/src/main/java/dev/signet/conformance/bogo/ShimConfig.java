// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import dev.signet.conformance.ReasonedExceptions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the runner must know of the engine: which tests are out of scope, and what it calls each
 * fault.
 */
final class ShimConfig {
  /** Ours stand between colons. */
  private static final Pattern CODE = Pattern.compile(":([a-z0-9-]+):");

  private final Map<String, String> disabled = new TreeMap<>();
  private final Map<String, String> exceptions = new TreeMap<>();
  private final Map<String, String> faults = new TreeMap<>();

  /** From the tables in the resources. */
  ShimConfig() {
    disabled.putAll(ReasonedExceptions.read(ShimConfig.class, "disabled.tsv"));
    exceptions.putAll(ReasonedExceptions.read(ShimConfig.class, "in-scope.tsv"));
    faults.putAll(ReasonedExceptions.read(ShimConfig.class, "faults.tsv"));
  }

  /** Why a test is out of scope; empty for one that is run. */
  Optional<String> reason(String name) {
    return find(exceptions, name).isPresent() ? Optional.empty() : find(disabled, name);
  }

  private static Optional<String> find(Map<String, String> patterns, String name) {
    return patterns.entrySet().stream()
        .filter(entry -> new CaseGlob(entry.getKey()).matches(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The patterns of tests that are out of scope, with their reasons. */
  Map<String, String> disabled() {
    return Map.copyOf(disabled);
  }

  /**
   * What a shim says, with the runner's names for the fault in it: older runners know one name for
   * each of theirs, where we tell several faults apart.
   */
  String translated(String talk) {
    Matcher code = CODE.matcher(talk);
    if (!code.find()) {
      return talk;
    }
    String names =
        faults.entrySet().stream()
            .filter(entry -> Arrays.asList(entry.getValue().split(",")).contains(code.group(1)))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" "));
    return names + " " + talk;
  }

  /**
   * What is out of scope, in the form that the runner reads.
   *
   * @param skipped names with their reasons
   */
  static String toJson(Map<String, String> skipped) {
    return skipped.entrySet().stream()
        .map(entry -> quote(entry.getKey()) + ": " + quote(entry.getValue()))
        .collect(Collectors.joining(",\n", "{\"HalfRTTTickets\": 0, \"DisabledTests\": {", "}}"));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
