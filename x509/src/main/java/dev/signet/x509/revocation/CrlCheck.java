// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.CrlNumber;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a list may be relied on at all: its time, its extensions, who signed it (RFC 5280, 5.2
 * and 6.3.3 (a), (f), (g)).
 *
 * @param moment now
 * @param trust what is known of the path
 */
record CrlCheck(Instant moment, SignerTrust trust) {
  /** What keeps a list from being relied on; empty where nothing does. */
  Optional<String> obstacle(Crl crl) {
    return time(crl)
        .or(() -> extensions(crl))
        .or(() -> signer(crl))
        .map(problem -> problem + " (the list of " + name(crl) + ")");
  }

  static String name(Crl crl) {
    return Printable.line(crl.issuer().shortText());
  }

  private Optional<String> time(Crl crl) {
    if (crl.thisUpdate().isAfter(moment)) {
      return Optional.of("a list that begins only at " + crl.thisUpdate());
    }
    if (crl.nextUpdate().isEmpty()) {
      // 5.1.2.5: conforming CRL issuers MUST include the nextUpdate field in all CRLs.
      return Optional.of("a list that does not say until when it holds");
    }
    return crl.nextUpdate().filter(moment::isAfter).map(end -> "a list that was good until " + end);
  }

  private static Optional<String> extensions(Crl crl) {
    if (!crl.signatureAlgorithm().equals(crl.signedAlgorithm())) {
      return Optional.of("a list with two signature algorithms that differ");
    }
    Optional<Extension> number =
        crl.extensions().stream()
            .filter(extension -> extension.content() instanceof CrlNumber)
            .findFirst();
    if (number.isEmpty()) {
      // 5.2.3: CRL issuers are REQUIRED to include this extension in all CRLs.
      return Optional.of("a list without number");
    }
    if (number.get().critical()) {
      // 5.2.3: conforming CRL issuers MUST mark this extension as non-critical.
      return Optional.of("a list whose number is critical");
    }
    if (crl.hasUnreadableEntries()) {
      return Optional.of("a list with an entry that has an unknown critical extension");
    }
    return crl.extensions().stream().flatMap(extension -> unknown(extension).stream()).findFirst();
  }

  private static Optional<String> unknown(Extension extension) {
    return switch (extension.content()) {
      case ExtensionContent.Malformed(var problem) ->
          Optional.of("a list whose extension " + extension.name() + " has " + problem);
      case ExtensionContent.Unknown _ when extension.critical() ->
          // 5.2: applications MUST NOT use a list with a critical extension that they do not know.
          Optional.of("a list with the unknown critical extension " + extension.name());
      default -> Optional.empty();
    };
  }

  private Optional<String> signer(Crl crl) {
    List<Certificate> signers =
        trust.named(crl.issuer()).stream()
            .filter(certificate -> trust.fits(crl.keySignature(), certificate.key()))
            .toList();
    if (signers.isEmpty()) {
      return Optional.of("a list that no known key of its issuer signed");
    }
    List<Certificate> allowed = signers.stream().filter(CrlCheck::maySignLists).toList();
    if (allowed.isEmpty()) {
      return Optional.of("a list whose issuer's key usage lacks cRLSign");
    }
    return allowed.stream().anyMatch(trust::isTrusted)
        ? Optional.empty()
        : Optional.of("a list whose signer does not lead to the same root");
  }

  /** 6.3.3 (f): if a key usage extension is present, the cRLSign bit is set. */
  private static boolean maySignLists(Certificate issuer) {
    return issuer
        .extension(KeyUsage.class)
        .map(usage -> usage.uses().contains(KeyUse.CRL_SIGN))
        .orElse(true);
  }
}
