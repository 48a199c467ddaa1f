// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.VerifiedPath;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Public keys of which one must stand in the path, by the SHA-256 hash of their
 * SubjectPublicKeyInfo (RFC 7469, 2.4).
 *
 * <p>A pin is asked for beside all other checks, never instead of one.
 */
public final class KeyPins {
  private static final String PREFIX = "sha256/";
  private static final int HASH_LENGTH = 32;

  private final Set<String> pins;

  private KeyPins(Set<String> pins) {
    this.pins = pins;
  }

  /** Asks for nothing. */
  public static KeyPins none() {
    return new KeyPins(Set.of());
  }

  /**
   * Reads pins.
   *
   * @param pins base64 of the hash, with or without {@code sha256/} before it
   * @throws IllegalArgumentException for what is no such hash
   */
  public static KeyPins of(List<String> pins) {
    Set<String> read = new HashSet<>();
    for (String pin : pins) {
      String base64 = pin.startsWith(PREFIX) ? pin.substring(PREFIX.length()) : pin;
      if (Base64.getDecoder().decode(base64).length != HASH_LENGTH) {
        throw new IllegalArgumentException("a pin is 32 bytes in base64, not " + pin);
      }
      read.add(base64);
    }
    return new KeyPins(Set.copyOf(read));
  }

  /** The pin of a certificate's key, without prefix. */
  public static String pin(Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(certificate.key().encoded().toArray());
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** What is wrong with a path that was verified; empty where it has a pinned key. */
  Optional<Finding> check(VerifiedPath path) {
    List<String> shown = path.certificates().stream().map(KeyPins::pin).toList();
    if (pins.isEmpty() || shown.stream().anyMatch(pins::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(JsseCode.PIN_UNMATCHED)
            .subject(path.leaf().shortText())
            .wanted(pins.stream().sorted().collect(Collectors.joining(", ")))
            .found(String.join(", ", shown))
            .build());
  }
}
