// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.runtime.ClientProgram;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Remedy;
import dev.signet.x509.path.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A diagnosis as people read it: at most {@value #MAX_LINES} lines of at most {@value #WIDTH}
 * characters, the decisive cause first and every other one at least named.
 */
public final class DiagnosisText {
  /** The most lines of the short form. */
  public static final int MAX_LINES = 12;

  /** The most characters of a line, but for words that are longer by themselves. */
  public static final int WIDTH = 100;

  private static final int LABEL = 10;

  private final UnaryOperator<String> typed;

  /**
   * For one reader.
   *
   * @param typed turns a command of the catalogue into what this reader has to type
   */
  public DiagnosisText(UnaryOperator<String> typed) {
    this.typed = typed;
  }

  /** The short form. */
  public List<String> brief(Diagnosis diagnosis) {
    if (diagnosis.findings().isEmpty()) {
      return fine(diagnosis);
    }
    List<Finding> findings = diagnosis.report().orElseThrow().findings();
    Finding first = findings.getFirst();
    List<String> lines = new ArrayList<>(head(first));
    if (findings.size() > 1) {
      lines.addAll(labelled("also", others(findings)));
    }
    List<String> fix = first.remedies().stream().findFirst().map(this::remedy).orElse(List.of());
    List<String> why = labelled("why", first.explanation());
    int room = MAX_LINES - lines.size() - fix.size();
    lines.addAll(why.subList(0, Math.clamp(room, 0, why.size())));
    lines.addAll(fix);
    for (Remedy more : first.remedies().stream().skip(1).toList()) {
      List<String> further = remedy(more);
      if (lines.size() + further.size() <= MAX_LINES) {
        lines.addAll(further);
      }
    }
    return lines.subList(0, Math.min(MAX_LINES, lines.size()));
  }

  /** The whole: every cause with all that is to be said of it, then what was seen. */
  public List<String> whole(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    if (diagnosis.findings().isEmpty()) {
      lines.addAll(fine(diagnosis));
    } else {
      for (Finding finding : diagnosis.report().orElseThrow().findings()) {
        lines.addAll(head(finding));
        lines.addAll(labelled("why", finding.explanation()));
        finding.remedies().forEach(remedy -> lines.addAll(remedy(remedy)));
        finding
            .references()
            .forEach(reference -> lines.addAll(labelled("see", reference.toString())));
      }
    }
    lines.add("seen:");
    diagnosis.file().contacts().values().forEach(contact -> lines.addAll(seen(contact)));
    diagnosis.file().chain().ifPresent(chain -> lines.addAll(chain(chain)));
    return lines;
  }

  /** Which programs would accept what was seen, each refusal with its reason and its source. */
  public List<String> matrix(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add(diagnosis.file().usual().route().text());
    for (ClientProgram program : ClientProgram.values()) {
      lines.addAll(labelled(program.word(), judgement(program, diagnosis)));
    }
    return lines;
  }

  private static String judgement(ClientProgram program, Diagnosis diagnosis) {
    return switch (program.answer(diagnosis.findings())) {
      case ACCEPTS -> "accepts";
      case UNKNOWN -> "not known";
      case REFUSES ->
          "refuses: "
              + program.refusals(diagnosis.findings()).stream()
                  .map(DiagnosisText::reason)
                  .collect(Collectors.joining("; "));
    };
  }

  private static String reason(Finding finding) {
    String source = ClientProgram.source(finding);
    String text = finding.headline() + " [" + finding.code().id() + "]";
    return source.isEmpty() ? text : text + " (" + source + ")";
  }

  private static List<String> head(Finding finding) {
    List<String> lines = new ArrayList<>();
    String severity = finding.code().severity().name().toLowerCase(Locale.ROOT);
    lines.addAll(wrap(severity + ": ", finding.headline() + " [" + finding.code().id() + "]", 2));
    lines.addAll(labelled("where", finding.subject()));
    lines.addAll(labelled("wanted", finding.wanted()));
    lines.addAll(labelled("found", finding.found()));
    return lines;
  }

  private static String others(List<Finding> findings) {
    return findings.stream()
        .skip(1)
        .map(finding -> finding.headline() + " [" + finding.code().id() + "]")
        .collect(Collectors.joining("; "));
  }

  private List<String> remedy(Remedy remedy) {
    String who = remedy.audience().equals(Remedy.ANYONE) ? "" : "(" + remedy.audience() + ") ";
    List<String> lines = new ArrayList<>(labelled("fix", who + remedy.text()));
    if (!remedy.command().isEmpty()) {
      // A command stays on one line, so that it can be copied.
      lines.add("  try:    " + Printable.line(typed.apply(remedy.command())));
    }
    return lines;
  }

  private static List<String> fine(Diagnosis diagnosis) {
    Contact contact = diagnosis.file().usual();
    List<String> lines = new ArrayList<>();
    String protocol =
        contact.heard().choice().map(it -> it.versionText() + ", " + it.suiteText()).orElse("HTTP");
    lines.add("fine: " + contact.route().text() + " speaks " + protocol);
    diagnosis
        .file()
        .chain()
        .ifPresent(chain -> {
          lines.addAll(labelled("shows", chain.leaf().shortText()));
          lines.addAll(labelled("trusts", trust(chain)));
          lines.addAll(labelled("until", life(chain, diagnosis.file().scene().moment())));
        });
    contact
        .heard()
        .demand()
        .ifPresent(demand ->
            lines.addAll(
                labelled(
                    "asks",
                    demand.answered()
                        ? "for a client certificate, and took the one that was shown"
                        : "for a client certificate, and goes on without one")));
    return lines;
  }

  private static String trust(ChainFacts chain) {
    return chain.verdict() instanceof Verdict.Trusted(var path, var _)
        ? path.anchor().certificate().shortText()
            + " in "
            + path.anchor().store()
            + (path.anchor().path().isEmpty() ? "" : " (" + path.anchor().path() + ")")
        : "";
  }

  /** A fraction of the lifetime: days mean nothing where lifetimes differ a thousandfold. */
  private static String life(ChainFacts chain, Instant moment) {
    long used = Math.round(100 * chain.leaf().validity().elapsed(moment));
    return chain.leaf().validity().notAfter() + ", " + used + " % of its life is over";
  }

  private static List<String> seen(Contact contact) {
    String choice =
        contact
            .heard()
            .choice()
            .map(it -> ", the server chose " + it.versionText() + " and " + it.suiteText())
            .orElse("");
    return labelled(
        contact.variation().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        contact.route().text() + choice + ", end: " + contact.ending());
  }

  private static List<String> chain(ChainFacts chain) {
    List<String> lines = new ArrayList<>();
    chain
        .sent()
        .forEach(certificate ->
            lines.addAll(
                labelled(
                    "sent",
                    certificate.shortText()
                        + ", issued by "
                        + certificate.issuer().shortText()
                        + ", until "
                        + certificate.validity().notAfter()
                        + ", SHA-256 "
                        + certificate.fingerprint())));
    return lines;
  }

  private static List<String> labelled(String label, String text) {
    String first = "  " + label + ":";
    return text.isEmpty()
        ? List.of()
        : wrap(first + " ".repeat(Math.max(1, LABEL - first.length())), text, LABEL);
  }

  private static List<String> wrap(String first, String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean fresh = true;
    for (String word : Printable.line(text).split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
