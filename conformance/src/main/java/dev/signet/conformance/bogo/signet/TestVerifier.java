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
import dev.signet.tls.fault.CertificateFault;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.KeyUse;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the peer's key with our own reader and trusts what the test says. As any verifier for TLS
 * it wants a key that may sign (RFC 9846, 4.4.2.2).
 *
 * @param settings the test's
 * @param watcher is told what else came
 */
record TestVerifier(Settings settings, Watcher watcher) implements PeerVerifier {
  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    watcher.onTimestamps(peer.timestamps());
    PeerVerdict verdict = judge(peer);
    return settings.has(Flag.ASYNC)
        ? new Answer.Later<>(CompletableFuture.supplyAsync(() -> verdict))
        : Answer.ready(verdict);
  }

  private PeerVerdict judge(PeerCertificates peer) {
    Certificate leaf;
    try {
      leaf = Certificate.read(peer.chain().getFirst().toArray());
      if (!maySign(leaf)) {
        return refused(CertificateFault.CERTIFICATE_UNSUPPORTED, "a key that may not sign");
      }
      if (isRefused()) {
        return refused(CertificateFault.CERTIFICATE_REFUSED, "what the test wants refused");
      }
      return new PeerVerdict.Accepted(leaf.key().toPublicKey(), "");
    } catch (FindingException e) {
      return new PeerVerdict.Refused(CertificateFault.CERTIFICATE_BAD, Report.of(e.finding()));
    }
  }

  private static boolean maySign(Certificate leaf) {
    return leaf.extension(ExtensionContent.KeyUsage.class)
        .map(usage -> usage.uses().contains(KeyUse.DIGITAL_SIGNATURE))
        .orElse(true);
  }

  /** A side that does not insist on a verified peer goes on when the check fails. */
  private boolean isRefused() {
    boolean insists =
        settings.has(Flag.VERIFY_PEER) || settings.has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE);
    return settings.has(Flag.VERIFY_FAIL) && insists;
  }

  private static PeerVerdict refused(CertificateFault fault, String found) {
    return new PeerVerdict.Refused(fault, Report.of(Finding.about(fault).found(found).build()));
  }
}
