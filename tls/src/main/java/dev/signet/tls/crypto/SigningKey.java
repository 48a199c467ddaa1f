// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;

/**
 * A long-term private key, held as the provider that signs with it has its own keys: taking a
 * foreign one in costs a native provider more than the signature.
 *
 * <p>Immutable and thread-safe.
 */
public final class SigningKey {
  private final PrivateKey key;
  private final boolean elsewhere;
  private final Signatures signatures;

  private SigningKey(PrivateKey key, boolean elsewhere, Signatures signatures) {
    this.key = key;
    this.elsewhere = elsewhere;
    this.signatures = signatures;
  }

  static SigningKey of(KeyKind kind, PrivateKey key, Signatures signatures) {
    boolean elsewhere = key.getEncoded() == null;
    PrivateKey held = elsewhere ? key : signatures.translate(kind, key);
    return new SigningKey(held, elsewhere, signatures);
  }

  /** Whether the key lies in a module or another process, so that a signature may take a while. */
  public boolean isElsewhere() {
    return elsewhere;
  }

  /**
   * Signs as the scheme says.
   *
   * @throws TlsFault {@link EngineMisuse#SIGNING_FAILED} where the key cannot
   */
  public byte[] sign(SignatureScheme scheme, byte[] content) throws TlsFault {
    try {
      return elsewhere
          ? Signatures.signElsewhere(scheme, key, content)
          : signatures.signHere(scheme, key, content);
    } catch (GeneralSecurityException | ProviderException e) {
      throw EngineMisuse.SIGNING_FAILED.toFault(
          "the " + key.getAlgorithm() + " key", scheme.label(), e.getClass().getSimpleName());
    }
  }

  /** Does not print the key. */
  @Override
  public String toString() {
    return "SigningKey[" + key.getAlgorithm() + "]";
  }
}
