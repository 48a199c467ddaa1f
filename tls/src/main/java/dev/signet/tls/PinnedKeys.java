// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.util.Set;

/**
 * Trusts raw public keys that are known beforehand, which is all that there is to be judged of them
 * (RFC 7250, 6). The identity of an accepted peer is its key.
 *
 * @param keys each a SubjectPublicKeyInfo in DER, compared byte by byte
 */
public record PinnedKeys(Set<Bytes> keys) implements PeerVerifier {
  /** Copies the set. */
  public PinnedKeys {
    keys = Set.copyOf(keys);
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    return Answer.ready(judge(peer));
  }

  private PeerVerdict judge(PeerCertificates peer) {
    Bytes shown = peer.chain().getFirst();
    if (peer.kind() != CertificateKind.RAW_PUBLIC_KEY) {
      return refused(CertificateFault.CERTIFICATE_UNSUPPORTED, "a certificate");
    }
    if (!keys.contains(shown)) {
      return refused(CertificateFault.CERTIFICATE_REFUSED, "another key");
    }
    try {
      return new PeerVerdict.Accepted(SubjectPublicKeyInfo.read(shown), shown);
    } catch (TlsFault fault) {
      return new PeerVerdict.Refused(
          CertificateFault.CERTIFICATE_UNSUPPORTED, Report.of(fault.finding()));
    }
  }

  private PeerVerdict refused(CertificateFault fault, String found) {
    Finding finding = Finding.about(fault).wanted(keys.size() + " known keys").found(found).build();
    return new PeerVerdict.Refused(fault, Report.of(finding));
  }
}
