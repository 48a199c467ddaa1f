// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.diagnose.rule.chain.ChainRules;
import dev.signet.diagnose.rule.client.ClientRules;
import dev.signet.diagnose.rule.content.ContentRules;
import dev.signet.diagnose.rule.file.FileRules;
import dev.signet.diagnose.rule.handshake.HandshakeRules;
import dev.signet.diagnose.rule.name.NameRules;
import dev.signet.diagnose.rule.reach.ReachRules;
import dev.signet.diagnose.rule.revocation.RevocationRules;
import dev.signet.diagnose.rule.time.TimeRules;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All rules, in the order in which they are asked.
 *
 * <p>Rules that would explain the same thing stand in one list, of which the first that recognises
 * the case has it: one end of a connection has one cause. What is wrong with the certificates goes
 * before the end of the connection, because a client refuses them before the server can refuse it.
 */
final class RuleBook {
  /** Why the connection ended. */
  private static final List<CauseRule> ENDING =
      Stream.of(
              ReachRules.ordered(),
              ClientRules.ordered(),
              HandshakeRules.ordered(),
              ReachRules.last())
          .flatMap(List::stream)
          .toList();

  /** What holds beside one another. */
  private static final List<CauseRule> WARNINGS =
      Stream.of(
              ChainRules.warnings(),
              ContentRules.warnings(),
              NameRules.warnings(),
              RevocationRules.warnings(),
              HandshakeRules.warnings(),
              ReachRules.warnings(),
              FileRules.warnings())
          .flatMap(List::stream)
          .toList();

  /** What is worth knowing, but not beside a failure. */
  private static final List<CauseRule> NOTES =
      Stream.of(TimeRules.notes(), HandshakeRules.notes(), ClientRules.notes())
          .flatMap(List::stream)
          .toList();

  /** What the validator says and the rules say better; everything else is passed on as it is. */
  private static final Set<Code> EXPLAINED =
      Set.of(
          X509Code.ANCHORS_EMPTY,
          X509Code.ISSUER_UNKNOWN,
          X509Code.INTERMEDIATE_MISSING,
          X509Code.CERTIFICATE_SELF_SIGNED,
          X509Code.ROOT_UNTRUSTED,
          X509Code.ISSUER_KEY_DIFFERS,
          X509Code.CERTIFICATE_SIGNATURE_INVALID,
          X509Code.CERTIFICATE_EXPIRED,
          X509Code.CERTIFICATE_NOT_YET_VALID,
          X509Code.CERTIFICATE_NAME_MISMATCH,
          X509Code.CERTIFICATE_NAME_ABSENT,
          X509Code.CERTIFICATE_PURPOSE,
          X509Code.CERTIFICATE_KEY_USAGE,
          X509Code.ISSUER_NOT_AUTHORITY,
          X509Code.PATH_LENGTH_EXCEEDED,
          X509Code.NAME_CONSTRAINT_VIOLATED,
          X509Code.CRITICAL_EXTENSION_UNKNOWN,
          X509Code.CERTIFICATE_ALGORITHM_WEAK,
          X509Code.CERTIFICATE_REVOKED,
          X509Code.REVOCATION_UNKNOWN,
          X509Code.KEY_UNSUPPORTED);

  /** What the validator adds to another defect that says it already. */
  private static final Set<Code> CONSEQUENCES =
      Set.of(X509Code.CERTIFICATE_PROFILE, X509Code.OCSP_STAPLE_MISSING);

  private RuleBook() {}

  /** The causes, the decisive one first. */
  static List<Finding> judge(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    first(ChainRules.ordered(), file).ifPresent(findings::add);
    all(ContentRules.ordered(), file, findings);
    all(RevocationRules.ordered(), file, findings);
    first(TimeRules.ordered(), file).ifPresent(findings::add);
    first(TimeRules.authorities(), file).ifPresent(findings::add);
    first(NameRules.ordered(), file).ifPresent(findings::add);
    file.chain().ifPresent(chain -> passOn(chain, findings));
    boolean unreadable = file.chain().isEmpty() && !findings.isEmpty();
    if (!unreadable) {
      first(ENDING, file).ifPresent(findings::add);
    }
    all(WARNINGS, file, findings);
    if (findings.isEmpty()) {
      all(NOTES, file, findings);
    }
    return List.copyOf(findings);
  }

  /** What the rules have no better word for; and all of it, should they have none at all. */
  private static void passOn(ChainFacts chain, List<Finding> findings) {
    boolean silent = findings.isEmpty();
    for (Finding refusal : chain.refusals()) {
      boolean told = EXPLAINED.contains(refusal.code()) || CONSEQUENCES.contains(refusal.code());
      if (silent || !told) {
        findings.add(refusal);
      }
    }
  }

  private static void all(List<CauseRule> rules, CaseFile file, List<Finding> findings) {
    rules.forEach(rule -> rule.judge(file).ifPresent(findings::add));
  }

  private static Optional<Finding> first(List<CauseRule> rules, CaseFile file) {
    return rules.stream().map(rule -> rule.judge(file)).flatMap(Optional::stream).findFirst();
  }
}
