// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.SignatureAlgorithm;
import java.security.PublicKey;

/** A private key that can sign and not be read: in this process today, elsewhere one day. */
public interface Signer {
  /** The public half. */
  PublicKey publicKey();

  /** How it signs, as certificates and lists say it. */
  SignatureAlgorithm algorithm();

  /** Signs a message. A failure is a {@link CaCode#SIGNER_FAILED} finding, as an exception. */
  byte[] sign(byte[] message);
}
