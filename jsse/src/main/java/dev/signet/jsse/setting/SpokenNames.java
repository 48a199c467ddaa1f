// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Java's names for what the engine speaks, both ways.
 *
 * <p>Programs hand in lists that were written for other providers. A name of something that Signet
 * leaves out on purpose (TLS 1.1, CBC, static RSA) is passed over as long as another one of the
 * list remains; a list of which nothing remains, and a name that nobody has, are refused.
 */
public final class SpokenNames {
  private static final List<String> OLD_VERSIONS =
      List.of("TLSv1.1", "TLSv1", "SSLv3", "SSLv2Hello", "SSLv2");

  private SpokenNames() {}

  /** All versions, newest first. */
  public static List<String> versions() {
    return names(List.of(ProtocolVersion.TLS13, ProtocolVersion.TLS12), ProtocolVersion::label);
  }

  /** All cipher suites, most wanted first. */
  public static List<String> suites() {
    return names(List.of(CipherSuite.values()), CipherSuite::name);
  }

  /**
   * Versions by name.
   *
   * @throws IllegalArgumentException when none is left, or one is no version
   */
  public static List<ProtocolVersion> toVersions(String[] names) {
    return chosen(
        "protocol",
        names,
        name -> find(ProtocolVersion.values(), ProtocolVersion::label, name),
        OLD_VERSIONS::contains);
  }

  /**
   * Suites by name.
   *
   * @throws IllegalArgumentException when none is left, or one is no suite
   */
  public static List<CipherSuite> toSuites(String[] names) {
    return chosen(
        "CipherSuite",
        names,
        name -> find(CipherSuite.values(), CipherSuite::name, name),
        name -> name.startsWith("TLS_") || name.startsWith("SSL_"));
  }

  /**
   * Groups by name; those that Signet does not have are passed over, as {@code
   * SSLParameters.setNamedGroups} wants it.
   *
   * @throws IllegalArgumentException when none is left
   */
  public static List<NamedGroup> toGroups(String[] names) {
    return chosen(
        "named group",
        names,
        name -> find(NamedGroup.values(), NamedGroup::label, name),
        name -> true);
  }

  /**
   * Signature schemes by name; those that Signet does not have are passed over, as {@code
   * SSLParameters.setSignatureSchemes} wants it.
   *
   * @throws IllegalArgumentException when none is left
   */
  public static List<SignatureScheme> toSchemes(String[] names) {
    return chosen(
        "signature scheme",
        names,
        name -> find(SignatureScheme.values(), SignatureScheme::label, name),
        name -> true);
  }

  /** Names of some values. */
  public static <T> List<String> names(List<T> values, Function<T, String> name) {
    return values.stream().map(name).toList();
  }

  private static <T> Optional<T> find(T[] values, Function<T, String> label, String name) {
    return Arrays.stream(values)
        .filter(value -> label.apply(value).equalsIgnoreCase(name))
        .findFirst();
  }

  private static <T> List<T> chosen(
      String what,
      String[] names,
      Function<String, Optional<T>> find,
      Function<String, Boolean> isLeftOut) {
    List<T> found = new ArrayList<>();
    for (String name : names) {
      Optional<T> value = name == null ? Optional.empty() : find.apply(name);
      if (value.isPresent() && !found.contains(value.get())) {
        found.add(value.get());
      } else if (value.isEmpty() && (name == null || !isLeftOut.apply(name))) {
        throw new IllegalArgumentException("Unsupported " + what + ": " + name);
      }
    }
    if (found.isEmpty() && names.length > 0) {
      throw new IllegalArgumentException(
          "Unsupported " + what + ": none of " + String.join(", ", names));
    }
    return List.copyOf(found);
  }
}
