// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import dev.signet.diagnose.cause.Cause;
import dev.signet.diagnose.cause.Causes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A sentence that a program prints, and what can have led to it.
 *
 * @param program who prints it, as the audience of a {@link dev.signet.explain.Remedy}
 * @param sentence its fixed part; {@code …} stands for anything
 * @param causes the usual ones, most frequent first
 * @param isGeneral whether it says only of what kind a failure is, or wraps the one that says why
 */
public record PrintedSentence(
    String program, String sentence, List<Cause> causes, boolean isGeneral) {
  private static final String GENERAL = "general";

  private static final List<PrintedSentence> ALL = read();

  /** Copies the list. */
  public PrintedSentence {
    causes = List.copyOf(causes);
  }

  /** Every sentence that is known. */
  public static List<PrintedSentence> all() {
    return ALL;
  }

  /**
   * The sentences in what somebody has pasted, the longest first: it says most. Letter case,
   * punctuation and line breaks do not count; general sentences do where nothing else is found.
   */
  public static List<PrintedSentence> in(String pasted) {
    String words = plain(pasted);
    List<PrintedSentence> found = ALL.stream().filter(each -> each.isIn(words)).toList();
    boolean special = found.stream().anyMatch(each -> !each.isGeneral);
    return found.stream()
        .filter(each -> !(special && each.isGeneral))
        .sorted(Comparator.comparingInt(each -> -each.sentence.length()))
        .toList();
  }

  private boolean isIn(String words) {
    int from = 0;
    for (String part : sentence.split("…", -1)) {
      String wanted = plain(part);
      int at = words.indexOf(wanted, from);
      if (at < 0) {
        return false;
      }
      from = at + wanted.length();
    }
    return true;
  }

  private static String plain(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  private static List<PrintedSentence> read() {
    return DataTable.rows("sentences.tsv").stream()
        .map(row ->
            new PrintedSentence(row.get(0), row.get(1), causes(row.get(2)), row.contains(GENERAL)))
        .toList();
  }

  private static List<Cause> causes(String ids) {
    return Arrays.stream(ids.split(",", -1))
        .map(id -> Causes.byId(id).orElseThrow(() -> new IllegalStateException(id)))
        .toList();
  }
}
