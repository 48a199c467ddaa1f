// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of a key exchange: a share, and the private keys behind it, for one use.
 *
 * <p>The private keys are the JDK's objects: they go when they are collected, not when they have
 * served.
 */
public final class KeyExchange {
  private final NamedGroup group;
  private final @Nullable CurveExchange curve;
  private final @Nullable KemExchange kem;
  private final @Nullable KeyPair curvePair;
  private final @Nullable KeyPair kemPair;
  private final Bytes share;
  private boolean finished;

  /** A curve alone. */
  KeyExchange(NamedGroup group, CurveExchange curve, KeyPair curvePair) {
    this.group = group;
    this.curve = curve;
    this.kem = null;
    this.curvePair = curvePair;
    this.kemPair = null;
    this.share = Bytes.wrap(curve.share(curvePair));
  }

  /** A hybrid. */
  KeyExchange(KeyExchange plain, NamedGroup group, KemExchange kem, KeyPair kemPair) {
    this.group = group;
    this.curve = plain.curve;
    this.kem = kem;
    this.curvePair = plain.curvePair;
    this.kemPair = kemPair;
    byte[] curveShare = plain.share.toArray();
    this.share = Bytes.wrap(Hybrid.join(group, kem.share(kemPair), curveShare));
  }

  /** ML-KEM alone. */
  KeyExchange(NamedGroup group, KemExchange kem, KeyPair kemPair) {
    this.group = group;
    this.curve = null;
    this.kem = kem;
    this.curvePair = null;
    this.kemPair = kemPair;
    this.share = Bytes.wrap(kem.share(kemPair));
  }

  /** The group that the share is of. */
  public NamedGroup group() {
    return group;
  }

  /** The share as it goes over the wire. */
  public Bytes share() {
    return share;
  }

  /**
   * A share of the hybrid's curve alone, of the same key pair: a client that offers both computes
   * one point less. Itself where the group has no two parts.
   */
  public KeyExchange curveOnly() {
    return kem == null || curve == null || curvePair == null
        ? this
        : new KeyExchange(group.curve(), curve, curvePair);
  }

  /**
   * The secret that this side and the peer share, which the caller must wipe. A second call throws
   * IllegalStateException.
   *
   * @throws TlsFault where the peer's share is of the wrong length, off the curve or of small order
   */
  public byte[] finish(Bytes peerShare) throws TlsFault {
    if (finished) {
      throw new IllegalStateException("an ephemeral key serves once");
    }
    finished = true;
    if (kem == null) {
      return agree(peerShare);
    }
    requireLength(group, group.serverShareLength(), peerShare);
    KeyPair own = Objects.requireNonNull(kemPair);
    if (curve == null) {
      return kem.decapsulate(own, peerShare);
    }
    byte[] curveSecret = agree(Hybrid.curvePart(group, peerShare));
    byte[] kemSecret = kem.decapsulate(own, Hybrid.kemPart(group, peerShare));
    byte[] secret = Hybrid.join(group, kemSecret, curveSecret);
    Arrays.fill(curveSecret, (byte) 0);
    Arrays.fill(kemSecret, (byte) 0);
    return secret;
  }

  private byte[] agree(Bytes point) throws TlsFault {
    return Objects.requireNonNull(curve).agree(Objects.requireNonNull(curvePair), point);
  }

  static void requireLength(NamedGroup group, int length, Bytes share) throws TlsFault {
    if (share.length() != length) {
      throw PeerMisbehaved.KEY_SHARE_LENGTH_WRONG.toFault(
          group.label(), length + " bytes", share.length() + " bytes");
    }
  }
}
