// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.session.PreSharedKey;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A key that two sides have agreed on outside of TLS, for TLS 1.3; always used together with a key
 * exchange. Who has it is whom it was given to: it stands for a certificate.
 */
public final class ExternalPsk {
  /** RFC 9257, 6: at least 128 bits of entropy, so no fewer bytes. A password is no such key. */
  public static final int SHORTEST_KEY = 16;

  private static final int LONGEST_FIELD = 0xFFFF;
  private final Bytes identity;
  private final byte[] key;
  private final HashAlgorithm hash;
  private final Optional<Bytes> context;

  private ExternalPsk(Bytes identity, byte[] key, HashAlgorithm hash, Optional<Bytes> context) {
    // An imported identity has eight more bytes in the same field.
    int longest = LONGEST_FIELD - 8 - context.map(Bytes::length).orElse(0);
    if (identity.isEmpty() || identity.length() > longest || key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "an identity that fits into a hello and a key of 16 bytes or more are needed");
    }
    this.identity = identity;
    this.key = key.clone();
    this.hash = hash;
    this.context = context;
  }

  /**
   * A key that is imported (RFC 9258): each protocol and hash gets a key of its own, so that none
   * is used in two places. To be preferred.
   *
   * @param key at least {@link #SHORTEST_KEY} random bytes; copied
   * @param context what both sides know beside the name; may be empty
   * @param hash of the import itself
   */
  public static ExternalPsk imported(
      Bytes identity, byte[] key, Bytes context, HashAlgorithm hash) {
    return new ExternalPsk(identity, key, hash, Optional.of(context));
  }

  /**
   * A key that is used as it is (RFC 9846, 4.2.11), with suites of one hash; nothing but TLS 1.3
   * may use it besides.
   *
   * @param key at least {@link #SHORTEST_KEY} random bytes; copied
   */
  public static ExternalPsk plain(Bytes identity, byte[] key, HashAlgorithm hash) {
    return new ExternalPsk(identity, key, hash, Optional.empty());
  }

  /** The name that both sides know it by. */
  public Bytes identity() {
    return identity;
  }

  /** What is offered for suites of a hash; empty where there is nothing. The caller wipes it. */
  public Optional<PreSharedKey> keyFor(HashAlgorithm target, Primitives primitives) {
    if (context.isPresent()) {
      return Optional.of(imported(context.get(), target, primitives));
    }
    return hash == target
        ? Optional.of(new PreSharedKey(identity, key.clone(), hash, PskOrigin.EXTERNAL))
        : Optional.empty();
  }

  /** RFC 9258, 5.1: from the name and the key to those of one protocol and hash. */
  private PreSharedKey imported(Bytes known, HashAlgorithm target, Primitives primitives) {
    WireWriter name = new WireWriter();
    name.opaque16(identity).opaque16(known);
    name.u16(ProtocolVersion.TLS13.code()).u16(kdf(target));
    byte[] importedIdentity = name.toArray();
    Hkdf hkdf = primitives.hkdf(hash);
    byte[] extracted = hkdf.extract(new byte[hash.length()], key);
    byte[] imported =
        hkdf.expandLabel(extracted, "derived psk", hkdf.digest(importedIdentity), target.length());
    Arrays.fill(extracted, (byte) 0);
    return new PreSharedKey(Bytes.wrap(importedIdentity), imported, target, PskOrigin.IMPORTED);
  }

  /** RFC 9258, 10: the registry of key derivation functions. */
  private static int kdf(HashAlgorithm target) {
    return switch (target) {
      case SHA256 -> 1;
      case SHA384 -> 2;
      case SHA512 -> throw new IllegalArgumentException("no suite has " + target);
    };
  }

  /** The keys for each of some hashes. */
  public List<PreSharedKey> keysFor(List<HashAlgorithm> targets, Primitives primitives) {
    return targets.stream().flatMap(each -> keyFor(each, primitives).stream()).toList();
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "ExternalPsk[" + identity.hex() + "]";
  }
}
