// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The security property {@code jdk.tls.disabledAlgorithms}: what an administrator has switched off
 * by the name of a version, suite, group or signature scheme, with {@code *} for any characters.
 *
 * <p>Entries with a condition ({@code RSA keySize < 1024}) are for certificates, where the verifier
 * has rules of its own that are no weaker.
 */
public final class DisabledAlgorithms implements AlgorithmConstraints {
  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

  private final List<Pattern> disabled;

  /** Each handshake asks for all that the engine knows by name, some forty. */
  private final Map<String, Boolean> permitted = new ConcurrentHashMap<>();

  private DisabledAlgorithms(List<Pattern> disabled) {
    this.disabled = disabled;
  }

  /** What this Java has switched off. */
  public static DisabledAlgorithms read() {
    return of(java.security.Security.getProperty(PROPERTY));
  }

  /** Reads a list as the property has it. */
  static DisabledAlgorithms of(@Nullable String list) {
    String names = list == null ? "" : list;
    return new DisabledAlgorithms(
        Arrays.stream(names.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty() && name.indexOf(' ') < 0)
            .map(DisabledAlgorithms::pattern)
            .toList());
  }

  private static Pattern pattern(String name) {
    String quoted = Pattern.quote(name).replace("*", "\\E.*\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return permitted.computeIfAbsent(algorithm, this::isPermitted);
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return true;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters);
  }

  private boolean isPermitted(String algorithm) {
    return disabled.stream().noneMatch(pattern -> pattern.matcher(algorithm).matches());
  }
}
