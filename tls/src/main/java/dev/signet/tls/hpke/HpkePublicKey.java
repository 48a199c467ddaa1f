// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;

/**
 * Whom a message is encrypted to.
 *
 * @param kem of which kind the key is
 * @param key its bytes on the wire; whether they are a key shows when it is used
 */
public record HpkePublicKey(HpkeKem kem, Bytes key) {
  /**
   * Agrees on a new secret with the key's owner (RFC 9180, 4.1: Encap).
   *
   * @throws TlsFault where this is no public key
   */
  public Encapsulation encapsulate(Primitives primitives, SecureRandom random) throws TlsFault {
    KeyExchange ephemeral = primitives.begin(kem.curve(), random);
    byte[] agreed = ephemeral.finish(key);
    Bytes enc = ephemeral.share();
    return new Encapsulation(kem, enc, SharedSecret.of(kem, agreed, enc, key, primitives));
  }
}
