// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.KemParameters;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KEM;

/** ML-KEM (FIPS 203), from raw keys and ciphertexts to the secret. */
final class KemExchange {
  private static final String NAME = "ML-KEM";

  private final KemParameters parameters;
  private final Provider provider;
  private final KeyEnvelope envelope;

  KemExchange(KemParameters parameters, Provider provider) {
    this.parameters = parameters;
    this.provider = provider;
    this.envelope = KeyEnvelope.of(parameters);
  }

  KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME, provider);
      generator.initialize(new NamedParameterSpec(parameters.label()), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.getName() + " was chosen for " + parameters, e);
    }
  }

  byte[] share(KeyPair pair) {
    return envelope.unwrap(pair.getPublic());
  }

  /** The server's side: a ciphertext and the secret inside of it. */
  Agreement encapsulate(Bytes peerKey, SecureRandom random) throws TlsFault {
    try {
      KEM.Encapsulated made = kem().newEncapsulator(read(peerKey), null, random).encapsulate();
      return new Agreement(Bytes.wrap(made.encapsulation()), made.key().getEncoded());
    } catch (GeneralSecurityException | ProviderException | IllegalArgumentException _) {
      // FIPS 203 7.2 has the key checked before use: each coefficient below q.
      throw PeerMisbehaved.KEY_SHARE_UNUSABLE.toFault(
          parameters.label(), "an encapsulation key", "coefficients out of range");
    }
  }

  private PublicKey read(Bytes peerKey) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(NAME, provider);
    return factory.generatePublic(new X509EncodedKeySpec(envelope.wrap(peerKey.toArray())));
  }

  /** The client's side; a forged ciphertext yields another secret, as FIPS 203 6.3 has it. */
  byte[] decapsulate(KeyPair own, Bytes ciphertext) throws TlsFault {
    try {
      KEM.Decapsulator decapsulator = kem().newDecapsulator(own.getPrivate());
      return decapsulator.decapsulate(ciphertext.toArray()).getEncoded();
    } catch (GeneralSecurityException _) {
      throw PeerMisbehaved.KEY_SHARE_UNUSABLE.toFault(
          parameters.label(), "a ciphertext", "other bytes");
    }
  }

  private KEM kem() throws GeneralSecurityException {
    return KEM.getInstance(NAME, provider);
  }
}
