// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * What one side shows to prove who it is, and the key behind it.
 *
 * @param kind how to read the chain
 * @param chain DER: certificates with the end entity first, or one SubjectPublicKeyInfo
 * @param signer signs with the end entity's key
 * @param ocspResponse DER, to be stapled (RFC 6066, 8); empty for none
 * @param timestamps signed certificate timestamps (RFC 6962, 3.3); empty for none
 */
public record Credential(
    CertificateKind kind,
    List<Bytes> chain,
    Signer signer,
    Bytes ocspResponse,
    List<Bytes> timestamps) {
  /** Refuses an empty chain. */
  public Credential {
    chain = List.copyOf(chain);
    timestamps = List.copyOf(timestamps);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a credential needs a certificate or a public key");
    }
  }

  /** Certificates with nothing stapled. */
  public static Credential of(List<Bytes> chain, Signer signer) {
    return new Credential(CertificateKind.X509, chain, signer, Bytes.EMPTY, List.of());
  }

  /** A public key without a certificate (RFC 7250). */
  public static Credential rawPublicKey(Bytes subjectPublicKeyInfo, Signer signer) {
    return new Credential(
        CertificateKind.RAW_PUBLIC_KEY,
        List.of(subjectPublicKeyInfo),
        signer,
        Bytes.EMPTY,
        List.of());
  }

  /** The same with an OCSP response to staple. */
  public Credential withOcspResponse(Bytes response) {
    return new Credential(kind, chain, signer, response, timestamps);
  }

  /** Does not print the chain, which is long. */
  @Override
  public String toString() {
    return "Credential[" + kind + ", " + chain.size() + " in chain]";
  }
}
