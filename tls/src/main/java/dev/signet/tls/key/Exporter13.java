// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The exporter of TLS 1.3, RFC 9846 7.5. */
final class Exporter13 implements Exporter {
  private static final byte[] NO_CONTEXT = {};

  private final Hkdf hkdf;
  private final Secret secret;

  Exporter13(Hkdf hkdf, byte[] secret) {
    this.hkdf = hkdf;
    this.secret = new Secret(secret);
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    byte[] derived = hkdf.deriveSecret(secret.array(), label);
    byte[] contextHash = hkdf.digest(context == null ? NO_CONTEXT : context);
    byte[] exported = hkdf.expandLabel(derived, "exporter", contextHash, length);
    Arrays.fill(derived, (byte) 0);
    return exported;
  }

  @Override
  public byte[] copy() {
    return secret.array().clone();
  }

  @Override
  public void wipe() {
    secret.wipe();
  }
}
