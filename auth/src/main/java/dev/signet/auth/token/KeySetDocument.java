// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Comparator;
import java.util.Optional;

/** The public keys as a JWK Set (RFC 7517, 5): those that signed, sign, and will sign. */
public final class KeySetDocument {
  private final SigningKeys keys;

  /** The document of these keys. */
  public KeySetDocument(SigningKeys keys) {
    this.keys = keys;
  }

  /** The document as it is now, in UTF-8. */
  public byte[] json() {
    JWKSet set =
        new JWKSet(
            keys.all().stream()
                .sorted(Comparator.comparing(key -> key.name().id()))
                .map(KeySetDocument::publicHalf)
                .flatMap(Optional::stream)
                .toList());
    return set.toString(true).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<JWK> publicHalf(SigningKey key) {
    String id = key.name().id();
    return switch (key.publicKey()) {
      case ECPublicKey open ->
          Optional.of(
              new ECKey.Builder(Curve.P_256, open)
                  .keyID(id)
                  .keyUse(KeyUse.SIGNATURE)
                  .algorithm(key.name().algorithm().jose())
                  .build());
      case RSAPublicKey open ->
          Optional.of(
              new RSAKey.Builder(open)
                  .keyID(id)
                  .keyUse(KeyUse.SIGNATURE)
                  .algorithm(key.name().algorithm().jose())
                  .build());
      // An HMAC key has no public half: published, it would let everybody issue tokens.
      default -> Optional.empty();
    };
  }
}
