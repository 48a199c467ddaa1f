// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import dev.signet.tls.extension.EchOuter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a server reads encrypted hellos with (RFC 9849, 4.1): those that are published, and
 * those that were until lately.
 *
 * @param keys most wanted first; none for a server without Encrypted Client Hello
 * @param candidates which of them are tried
 */
public record EchKeys(List<EchKey> keys, Candidates candidates) {
  /** Each that is tried costs a scalar multiplication, which a stranger can ask for. */
  private static final int MAX_KEYS = 16;

  private static final int IDENTIFIERS = 256;
  private static final EchKeys NONE = new EchKeys(List.of(), Candidates.BY_IDENTIFIER);

  /** Which keys a hello is tried with (RFC 9849, 7.1). */
  public enum Candidates {
    /** Those whose config_id the hello names. */
    BY_IDENTIFIER,
    /** All, for clients that make the identifier up so that it does not trace them (10.4). */
    ALL
  }

  /** Copies the list, and refuses one that would cost too much. */
  public EchKeys {
    keys = List.copyOf(keys);
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("at most " + MAX_KEYS + " keys, not " + keys.size());
    }
  }

  /** No key: encrypted hellos are not read. */
  public static EchKeys none() {
    return NONE;
  }

  /** These, by the identifier that a hello names. */
  public static EchKeys of(List<EchKey> keys) {
    return new EchKeys(keys, Candidates.BY_IDENTIFIER);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Those that a hello may be encrypted to, with a suite that they were published with. */
  public List<EchKey> candidates(EchOuter offered) {
    return keys.stream()
        .filter(
            key -> candidates == Candidates.ALL || key.config().identifier() == offered.configId())
        .filter(key ->
            key.config().suites().stream()
                .anyMatch(suite ->
                    suite.kdfCode() == offered.kdf() && suite.aeadCode() == offered.aead()))
        .toList();
  }

  /** What a client is told that used another key; empty where no key is current. */
  public Optional<EchConfigList> retryConfigs() {
    List<EchConfig> current = keys.stream().filter(EchKey::current).map(EchKey::config).toList();
    return current.isEmpty() ? Optional.empty() : Optional.of(EchConfigList.of(current));
  }

  /**
   * A random identifier that none of the keys has (RFC 9849, 4.1).
   *
   * @throws IllegalStateException never with as few keys as there may be
   */
  public int freshIdentifier(SecureRandom random) {
    int first = random.nextInt(IDENTIFIERS);
    for (int i = 0; i < IDENTIFIERS; i++) {
      int identifier = (first + i) % IDENTIFIERS;
      if (keys.stream().noneMatch(key -> key.config().identifier() == identifier)) {
        return identifier;
      }
    }
    throw new IllegalStateException("every identifier is taken");
  }
}
