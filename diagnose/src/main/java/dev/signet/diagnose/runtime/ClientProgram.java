// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import dev.signet.explain.Finding;
import dev.signet.explain.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Programs of other people whose judgement is known. */
public enum ClientProgram {
  /** Java 25 with its own TLS. */
  JAVA,
  /** Python with the OpenSSL of its distribution. */
  PYTHON,
  /** Node.js with its own OpenSSL. */
  NODE,
  /** Go's crypto/tls. */
  GO,
  /** curl with OpenSSL. */
  CURL,
  /** Chrome and its children. */
  CHROME;

  private static final Map<String, Difference> DIFFERENCES = differences();

  /** What one program says to one cause. */
  public enum Answer {
    /** It goes on. */
    ACCEPTS,
    /** It ends the connection. */
    REFUSES,
    /** Nobody has tried. */
    UNKNOWN
  }

  private record Difference(Map<String, Answer> answers, String source) {}

  /** The name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it says to one finding. */
  public Answer answer(Finding finding) {
    Optional<Difference> known = Optional.ofNullable(DIFFERENCES.get(finding.code().id()));
    Answer usual = finding.code().severity() == Severity.ERROR ? Answer.REFUSES : Answer.ACCEPTS;
    return known.map(each -> each.answers.getOrDefault(word(), usual)).orElse(usual);
  }

  /** How that is known; empty where it is no difference. */
  public static String source(Finding finding) {
    return Optional.ofNullable(DIFFERENCES.get(finding.code().id()))
        .map(Difference::source)
        .orElse("");
  }

  /** The findings for which it refuses, the decisive one first. */
  public List<Finding> refusals(List<Finding> findings) {
    return findings.stream().filter(finding -> answer(finding) == Answer.REFUSES).toList();
  }

  /** What it says to all of them together. */
  public Answer answer(List<Finding> findings) {
    if (!refusals(findings).isEmpty()) {
      return Answer.REFUSES;
    }
    boolean unknown = findings.stream().anyMatch(each -> answer(each) == Answer.UNKNOWN);
    return unknown ? Answer.UNKNOWN : Answer.ACCEPTS;
  }

  private static Map<String, Difference> differences() {
    List<List<String>> rows = DataTable.rows("runtimes.tsv");
    List<String> head = rows.getFirst();
    Map<String, Difference> differences = new HashMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, Answer> answers = new HashMap<>();
      for (int i = 1; i < head.size() - 1; i++) {
        answers.put(head.get(i), answer(row.get(i)));
      }
      differences.put(row.getFirst(), new Difference(Map.copyOf(answers), row.getLast()));
    }
    return Map.copyOf(differences);
  }

  private static Answer answer(String sign) {
    return switch (sign) {
      case "+" -> Answer.ACCEPTS;
      case "-" -> Answer.REFUSES;
      default -> Answer.UNKNOWN;
    };
  }
}
