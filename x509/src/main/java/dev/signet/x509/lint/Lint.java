// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.explain.Catalogue;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Severity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One rule that certificates are held against before they are signed, or after.
 *
 * <p>Its name is its code's; its sentences and its citation are the code's too.
 */
public final class Lint {
  private final LintCode code;
  private final Set<RuleBook> books;
  private final Reach reach;
  private final Probe probe;

  private Lint(LintCode code, Set<RuleBook> books, Reach reach, Probe probe) {
    this.code = code;
    this.books = books;
    this.reach = reach;
    this.probe = probe;
  }

  /** Looks at a certificate. */
  @FunctionalInterface
  interface Probe {
    /** What is wrong; empty where nothing is. */
    Optional<Defect> look(Specimen specimen);
  }

  /** A rule of the RFCs. */
  static Lint standard(LintCode code, Reach reach, Probe probe) {
    return new Lint(code, EnumSet.of(RuleBook.STANDARD), reach, probe);
  }

  /** A rule of the Baseline Requirements alone. */
  static Lint baseline(LintCode code, Reach reach, Probe probe) {
    return new Lint(code, EnumSet.of(RuleBook.BASELINE), reach, probe);
  }

  /** A rule of the Baseline Requirements that private authorities need no less. */
  static Lint common(LintCode code, Reach reach, Probe probe) {
    return new Lint(code, EnumSet.of(RuleBook.BASELINE, RuleBook.PRIVATE), reach, probe);
  }

  /** A rule for private authorities alone. */
  static Lint ours(LintCode code, Reach reach, Probe probe) {
    return new Lint(code, EnumSet.of(RuleBook.PRIVATE), reach, probe);
  }

  /** The name of the rule. */
  public LintCode code() {
    return code;
  }

  /** How bad it is to break it: MUST is an error, SHOULD a warning. */
  public Severity severity() {
    return code.severity();
  }

  /** Where it is written: {@code RFC 5280, 4.1.2.2}. */
  public String citation() {
    return Catalogue.of(code).references().getFirst().toString();
  }

  /** In whose rules it is. */
  public boolean isIn(RuleBook book) {
    return books.contains(book);
  }

  /** Whether it is about a certificate at all. */
  boolean covers(Specimen specimen) {
    return reach.covers(specimen);
  }

  /** What it says of a certificate. */
  Optional<Finding> judge(Specimen specimen) {
    return covers(specimen)
        ? probe.look(specimen).map(defect -> finding(specimen, defect))
        : Optional.empty();
  }

  private Finding finding(Specimen specimen, Defect defect) {
    return Finding.about(code)
        .subject(Printable.line(specimen.certificate().shortText()))
        .wanted(citation())
        .found(Printable.line(defect.found()))
        .with("bytes", defect.range().text())
        .build();
  }

  /** The rule's name. */
  @Override
  public String toString() {
    return code.id();
  }
}
