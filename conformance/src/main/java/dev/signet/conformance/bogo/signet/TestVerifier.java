// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.tls.Answer;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.KeyUse;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads the peer's key with our own reader and trusts what the test says. As any verifier for TLS
 * it wants a key that may sign (RFC 9846, 4.4.2.2).
 *
 * @param current the test's settings, which are others once early data was refused
 * @param judged chains that an earlier connection has accepted: they are judged again only where
 *     the test wants it
 */
record TestVerifier(Supplier<Settings> current, Set<List<Bytes>> judged) implements PeerVerifier {
  private Settings settings() {
    return current.get();
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    PeerVerdict verdict = judge(peer);
    return settings().has(Flag.ASYNC)
        ? new Answer.Later<>(CompletableFuture.supplyAsync(() -> verdict))
        : Answer.ready(verdict);
  }

  private PeerVerdict judge(PeerCertificates peer) {
    if (!hasExpectedName(peer)) {
      return refused(CertificateFault.CERTIFICATE_NAME_WRONG, "another name to be verified");
    }
    try {
      PublicKey key = key(peer);
      if (settings().has(Flag.FAIL_OCSP_CALLBACK)) {
        return refused(CertificateFault.STAPLE_REFUSED, "what the test wants refused");
      }
      boolean known = judged.contains(peer.chain()) && !settings().has(Flag.REVERIFY_ON_RESUME);
      if (!known && isRefused(peer)) {
        return refused(refusal(), "what the test wants refused");
      }
      judged.add(peer.chain());
      return new PeerVerdict.Accepted(key, "");
    } catch (FindingException e) {
      return new PeerVerdict.Refused(CertificateFault.CERTIFICATE_BAD, Report.of(e.finding()));
    } catch (TlsFault e) {
      return new PeerVerdict.Refused(
          CertificateFault.CERTIFICATE_UNSUPPORTED, Report.of(e.finding()));
    }
  }

  private static PublicKey key(PeerCertificates peer) throws TlsFault {
    Bytes first = peer.chain().getFirst();
    return switch (peer.kind()) {
      case RAW_PUBLIC_KEY -> SubjectPublicKeyInfo.read(first);
      case X509 -> {
        Certificate leaf = Certificate.read(first.toArray());
        if (!maySign(leaf)) {
          throw CertificateFault.CERTIFICATE_UNSUPPORTED.toFault("", "a key that may not sign");
        }
        yield leaf.key().toPublicKey();
      }
    };
  }

  /** Where ECH was refused the server answers for its public name, and nowhere else. */
  private boolean hasExpectedName(PeerCertificates peer) {
    if (settings().has(Flag.EXPECT_NO_ECH_NAME_OVERRIDE) && peer.publicName()) {
      return false;
    }
    String wanted = settings().text(Flag.EXPECT_ECH_NAME_OVERRIDE);
    return wanted.isEmpty() || (peer.publicName() && peer.serverName().equals(wanted));
  }

  private static boolean maySign(Certificate leaf) {
    return leaf.extension(ExtensionContent.KeyUsage.class)
        .map(usage -> usage.uses().contains(KeyUse.DIGITAL_SIGNATURE))
        .orElse(true);
  }

  /**
   * A side that does not insist on a verified peer goes on when the check of a certificate fails.
   */
  private boolean isRefused(PeerCertificates peer) {
    boolean insists =
        settings().has(Flag.VERIFY_PEER)
            || settings().has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE)
            || peer.kind() == CertificateKind.RAW_PUBLIC_KEY;
    return settings().has(Flag.VERIFY_FAIL) && insists;
  }

  /** An application's own check says no; a verifier that replaces the check says what is wrong. */
  private CertificateFault refusal() {
    return settings().has(Flag.USE_CUSTOM_VERIFY_CALLBACK)
        ? CertificateFault.CERTIFICATE_REFUSED
        : CertificateFault.CERTIFICATE_UNWANTED;
  }

  private static PeerVerdict refused(CertificateFault fault, String found) {
    return new PeerVerdict.Refused(fault, Report.of(Finding.about(fault).found(found).build()));
  }
}
