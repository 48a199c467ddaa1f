// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.hpke.HpkeKem;
import dev.signet.tls.hpke.HpkeKeyPair;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

/**
 * A configuration with its private key, which a server reads encrypted hellos with.
 *
 * @param config what is published
 * @param keys its key pair
 * @param current whether clients that used another one are told of it (retry_configs); false for
 *     those that are kept only until the last DNS cache has forgotten them
 */
public record EchKey(EchConfig config, HpkeKeyPair keys, boolean current) {
  /** Refuses keys of another configuration. */
  public EchKey {
    if (!keys.publicKey().equals(config.publicKey())) {
      throw new IllegalArgumentException("the key is not that of the configuration");
    }
  }

  /**
   * A new configuration on X25519, with a key that nobody else has.
   *
   * @param identifier distinct from those of the server's other keys: {@link
   *     EchKeys#freshIdentifier}
   */
  public static EchKey generate(
      int identifier, EchProfile profile, Primitives primitives, SecureRandom random) {
    HpkeKeyPair keys = HpkeKeyPair.generate(HpkeKem.DHKEM_X25519, primitives, random);
    return new EchKey(EchConfig.of(identifier, keys.publicKey(), profile), keys, true);
  }

  /**
   * A key that was kept.
   *
   * @param privateKey raw (RFC 9180, 7.1.2); stays the caller's to wipe
   * @throws GeneralSecurityException where both do not belong together
   */
  public static EchKey of(EchConfig config, byte[] privateKey, Primitives primitives)
      throws GeneralSecurityException {
    return new EchKey(config, HpkeKeyPair.of(config.publicKey(), privateKey, primitives), true);
  }

  /** The same, of which clients are not told any more. */
  public EchKey retired() {
    return new EchKey(config, keys, false);
  }

  /** What is published, as DNS has it. */
  public Bytes published() {
    return EchConfigList.of(List.of(config)).encoded();
  }
}
