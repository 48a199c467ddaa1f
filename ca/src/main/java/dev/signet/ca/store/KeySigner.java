// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs with a P-256 key of this process: ECDSA with SHA-256 (RFC 5758, 3.2). */
final class KeySigner implements Signer {
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";

  private final String owner;
  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  KeySigner(String owner, PublicKey publicKey, PrivateKey privateKey) {
    this.owner = owner;
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String algorithm() {
    return ECDSA_SHA256;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      Finding finding =
          Finding.about(CaCode.SIGNER_FAILED)
              .subject(owner)
              .found(String.valueOf(e.getMessage()))
              .build();
      throw new FindingException(finding, e);
    }
  }
}
