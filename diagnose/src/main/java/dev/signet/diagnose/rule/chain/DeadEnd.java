// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.path.TrustAnchors;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The place where the way up ends before an anchor. */
record DeadEnd(ChainFacts chain, Certificate top) {
  /** Where it ends; empty where it leads to an anchor. */
  static Optional<DeadEnd> of(CaseFile file) {
    return file.chain()
        .filter(chain -> !chain.isTrusted() && chain.walk().anchor().isEmpty())
        .map(chain -> new DeadEnd(chain, chain.walk().top()));
  }

  /** Trusted certificates that bear the issuer's name, and did not sign. */
  Stream<Certificate> anchorsOfThatName() {
    return chain.anchors().anchors().stream()
        .map(TrustAnchors.Anchor::certificate)
        .filter(trusted -> trusted.subject().equals(top.issuer()));
  }

  /** Certificates that came along and bear the issuer's name, and did not sign. */
  Stream<Certificate> sentOfThatName() {
    return chain.sent().stream()
        .filter(other -> !other.equals(top) && other.subject().equals(top.issuer()));
  }

  /** Certificates that came along and have no place on the way. */
  List<Certificate> unused() {
    return chain.sent().stream()
        .filter(other -> !chain.walk().certificates().contains(other))
        .toList();
  }

  /**
   * Whether the issuer's key is the one that the certificate names; also where either is silent.
   */
  boolean keysAgree(Certificate issuer) {
    Optional<?> wanted =
        top.extension(AuthorityKeyIdentifier.class)
            .map(AuthorityKeyIdentifier::identifier)
            .filter(identifier -> identifier.length() > 0);
    Optional<?> found =
        issuer.extension(SubjectKeyIdentifier.class).map(SubjectKeyIdentifier::identifier);
    return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
  }

  /** What is trusted, in a sentence. */
  String stores() {
    return chain.anchors().storesText();
  }

  /** Starts a finding about the certificate at the end. */
  Finding.Builder finding(CaseFile file, ChainCause cause) {
    return file.about(cause, top).with("stores", stores());
  }
}
