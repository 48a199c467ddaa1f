// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.path.VerifiedPath;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Set<String>> byHost;

  private KeyPins(Set<String> pins, Map<String, Set<String>> byHost) {
    this.pins = pins;
    this.byHost = byHost;
  }

  /** Asks for nothing. */
  public static KeyPins none() {
    return new KeyPins(Set.of(), Map.of());
  }

  /**
   * Reads pins for every peer that has none of its own.
   *
   * @param pins base64 of the hash, with or without {@code sha256/} before it
   * @throws IllegalArgumentException for what is no such hash
   */
  public static KeyPins of(List<String> pins) {
    return new KeyPins(read(pins), Map.of());
  }

  /**
   * The same with pins of one host, in place of those for every peer.
   *
   * @param host a host name or IP address
   * @param its two at least: the key in use, and one in reserve (RFC 7469, 4.3)
   * @throws IllegalArgumentException for what is no such hash, and where there is no second one
   * @throws dev.signet.explain.FindingException {@code host-name-malformed}
   */
  public KeyPins with(String host, List<String> its) {
    Set<String> read = read(its);
    if (read.size() < 2) {
      throw new IllegalArgumentException(
          "a host needs a second pin, for the day when its key is lost");
    }
    Map<String, Set<String>> more = new HashMap<>(byHost);
    more.put(GeneralName.ofHost(host).value(), read);
    return new KeyPins(pins, Map.copyOf(more));
  }

  private static Set<String> read(List<String> pins) {
    Set<String> read = new HashSet<>();
    for (String pin : pins) {
      String base64 = pin.startsWith(PREFIX) ? pin.substring(PREFIX.length()) : pin;
      if (Base64.getDecoder().decode(base64).length != HASH_LENGTH) {
        throw new IllegalArgumentException("a pin is 32 bytes in base64, not " + pin);
      }
      read.add(base64);
    }
    return Set.copyOf(read);
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

  /**
   * What is wrong with a path that was verified; empty where it has a key that is pinned for one of
   * the peer's names, or where nothing is.
   */
  Optional<Finding> check(VerifiedPath path, List<String> names) {
    Set<String> wanted = wanted(names);
    if (wanted.isEmpty()
        || path.certificates().stream().map(KeyPins::pin).anyMatch(wanted::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(JsseCode.PIN_UNMATCHED)
            .subject(Printable.line(path.leaf().shortText()))
            .wanted(wanted.stream().sorted().map(PREFIX::concat).collect(Collectors.joining(", ")))
            .found(
                path.certificates().stream().map(KeyPins::shown).collect(Collectors.joining(", ")))
            .build());
  }

  private Set<String> wanted(List<String> names) {
    Set<String> own = new HashSet<>();
    if (!byHost.isEmpty()) {
      names.forEach(
          name -> own.addAll(byHost.getOrDefault(GeneralName.ofHost(name).value(), Set.of())));
    }
    return own.isEmpty() ? pins : own;
  }

  private static String shown(Certificate certificate) {
    return PREFIX + pin(certificate) + " (" + Printable.line(certificate.shortText()) + ")";
  }
}
