// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/** A key as pre_shared_key names it (RFC 9846, 4.2.11), bound to one hash. Its holder wipes it. */
public final class PreSharedKey {
  private final Bytes identity;
  private final byte[] secret;
  private final HashAlgorithm hash;
  private final PskOrigin origin;

  /**
   * A key under its name.
   *
   * @param identity as it stands in the hello
   * @param secret now owned by this object
   * @param hash of the suites that it goes with
   * @param origin says the binder's label
   */
  public PreSharedKey(Bytes identity, byte[] secret, HashAlgorithm hash, PskOrigin origin) {
    this.identity = identity;
    this.secret = secret;
    this.hash = hash;
    this.origin = origin;
  }

  /** As it stands in the hello. */
  public Bytes identity() {
    return identity;
  }

  /** A copy, which the caller wipes. */
  public byte[] secret() {
    return secret.clone();
  }

  /** The hash of the suites that it goes with. */
  public HashAlgorithm hash() {
    return hash;
  }

  /** Where it comes from. */
  public PskOrigin origin() {
    return origin;
  }

  /** Fills the secret with zeros. */
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "PreSharedKey[" + origin + ", " + hash + "]";
  }
}
