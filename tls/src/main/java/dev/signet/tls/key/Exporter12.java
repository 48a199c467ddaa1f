// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The exporter of TLS 1.2, RFC 5705 4. */
final class Exporter12 implements Exporter {
  private static final byte[] NOTHING = {};

  private final Hkdf hkdf;
  private final Secret secret;
  private final HelloRandoms randoms;

  Exporter12(Hkdf hkdf, byte[] secret, HelloRandoms randoms) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
    this.randoms = randoms;
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return Prf12.expand(
        hkdf,
        secret.array(),
        length,
        label,
        randoms.client().toArray(),
        randoms.server().toArray(),
        context == null ? NOTHING : withLength(context));
  }

  // "context_value_length" as uint16, then the context: so an empty one differs from none.
  private static byte[] withLength(byte[] context) {
    Objects.checkIndex(context.length, 1 << 16);
    byte[] prefixed = new byte[2 + context.length];
    prefixed[0] = (byte) (context.length >> 8);
    prefixed[1] = (byte) context.length;
    System.arraycopy(context, 0, prefixed, 2, context.length);
    return prefixed;
  }

  // The key log has the master secret by the client's random already.
  @Override
  public byte[] copy() {
    return NOTHING.clone();
  }

  @Override
  public void wipe() {
    secret.wipe();
  }
}
