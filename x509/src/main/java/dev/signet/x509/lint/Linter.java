// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds certificates against rules one by one, without a path and without a signature: before they
 * are signed, or when somebody wants to know what is wrong with one. Immutable.
 *
 * <p>It judges what is written. Whether a certificate is trusted is another question, see {@link
 * dev.signet.x509.path.Verifier}.
 */
public final class Linter {
  /** Every lint there is, in the order of the standard. */
  private static final List<Lint> ALL =
      Stream.of(
              EncodingLints.LINTS,
              DirectoryLints.LINTS,
              ExtensionLints.LINTS,
              KeyIdentifierLints.LINTS,
              KeyUsageLints.LINTS,
              AuthorityLints.LINTS,
              PolicyLints.LINTS,
              NameLints.LINTS,
              AddressLints.LINTS,
              KeyLints.LINTS,
              ServerLints.LINTS,
              PublicAuthorityLints.LINTS,
              PrivateAuthorityLints.LINTS)
          .flatMap(List::stream)
          .toList();

  private final List<Lint> lints;

  private Linter(Set<RuleBook> books) {
    this.lints = ALL.stream().filter(lint -> books.stream().anyMatch(lint::isIn)).toList();
  }

  /** The rules for certificates of one's own authority. */
  public static Linter forPrivate() {
    return of(EnumSet.of(RuleBook.STANDARD, RuleBook.PRIVATE));
  }

  /** The rules for certificates of public authorities. */
  public static Linter forWeb() {
    return of(EnumSet.of(RuleBook.STANDARD, RuleBook.BASELINE));
  }

  /** The rules of some books. */
  public static Linter of(Set<RuleBook> books) {
    return new Linter(books);
  }

  /** The rules that are asked. */
  public List<Lint> lints() {
    return lints;
  }

  /**
   * What breaks the rules, the worst first; nothing where all are kept.
   *
   * @param certificate whose signature is not looked at
   * @param issuer its issuer's certificate; without it, rules about both are not asked
   */
  public List<Finding> lint(Certificate certificate, Optional<Certificate> issuer) {
    Specimen specimen = new Specimen(certificate, issuer);
    return lints.stream()
        .flatMap(lint -> lint.judge(specimen).stream())
        .sorted(Comparator.comparing(finding -> finding.code().severity()))
        .toList();
  }
}
