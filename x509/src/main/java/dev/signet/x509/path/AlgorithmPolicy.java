// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.SubjectPublicKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Which keys and hashes still protect, as data.
 *
 * @param rsaBits the shortest RSA modulus
 * @param curves of EC keys, as {@link SubjectPublicKey#curve} calls them
 * @param keys all other kinds of keys, as {@link SubjectPublicKey#algorithm} calls them
 * @param hashes under signatures, as the JCA calls them
 */
public record AlgorithmPolicy(
    int rsaBits, Set<String> curves, Set<String> keys, Set<String> hashes) {
  /**
   * What has at least 112 bits of strength, and 128 where there is a choice: NIST SP 800-131A and
   * every public root programme ask for no less.
   */
  public static final AlgorithmPolicy STRONG =
      new AlgorithmPolicy(
          2048,
          Set.of("P-256", "P-384", "P-521"),
          Set.of("Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"),
          Set.of("SHA256", "SHA384", "SHA512"));

  /** Copies the sets. */
  public AlgorithmPolicy {
    curves = Set.copyOf(curves);
    keys = Set.copyOf(keys);
    hashes = Set.copyOf(hashes);
  }

  /** The same with one more kind of key. */
  public AlgorithmPolicy withKey(String kind) {
    return new AlgorithmPolicy(rsaBits, curves, plus(keys, kind), hashes);
  }

  /** The same with one more hash. */
  public AlgorithmPolicy withHash(String hash) {
    return new AlgorithmPolicy(rsaBits, curves, keys, plus(hashes, hash));
  }

  boolean admits(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "RSA", "RSASSA-PSS" -> key.bits() >= rsaBits;
      case "EC" -> curves.contains(key.curve().orElse(""));
      default -> keys.contains(key.algorithm());
    };
  }

  private static Set<String> plus(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}
