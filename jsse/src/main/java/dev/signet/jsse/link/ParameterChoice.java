// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.jsse.setting.SystemSettings.SideSettings;
import dev.signet.tls.Parameters;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.security.AlgorithmConstraints;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/**
 * What one connection speaks: what the application set, else what system properties say, else all;
 * less what administrator and application forbid.
 */
public final class ParameterChoice {
  private static final Set<CryptoPrimitive> EXCHANGE = EnumSet.of(CryptoPrimitive.KEY_AGREEMENT);
  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private final TlsSetup setup;
  private final boolean client;

  /** The choice for one side of a context. */
  public ParameterChoice(TlsSetup setup, boolean client) {
    this.setup = setup;
    this.client = client;
  }

  /** The versions where nothing is set, newest first. */
  public List<ProtocolVersion> versions() {
    List<ProtocolVersion> spoken = standard().versions();
    List<ProtocolVersion> byName =
        client
            ? setup.habits().clientVersions().stream().filter(spoken::contains).toList()
            : spoken;
    return permitted(
        first(side().versions(), byName), EXCHANGE, ProtocolVersion::label, Optional.empty());
  }

  /** The suites where nothing is set, most wanted first. */
  public List<CipherSuite> suites() {
    return permitted(
        first(side().suites(), List.of(CipherSuite.values())),
        EXCHANGE,
        CipherSuite::name,
        Optional.empty());
  }

  /**
   * The engine's parameters for a connection.
   *
   * @throws SSLHandshakeException where nothing is left to speak
   */
  Parameters of(ConnectionSettings settings) throws SSLHandshakeException {
    Parameters standard = standard();
    Optional<AlgorithmConstraints> constraints = settings.constraints();
    List<CipherSuite> suites =
        permitted(first(settings.suites(), suites()), EXCHANGE, CipherSuite::name, constraints);
    List<NamedGroup> groups =
        permitted(
            first(settings.groups(), first(setup.habits().system().groups(), standard.groups())),
            EXCHANGE,
            NamedGroup::label,
            constraints);
    List<SignatureScheme> schemes =
        permitted(
            first(settings.schemes(), first(side().schemes(), standard.schemes())),
            SIGNATURE,
            SignatureScheme::label,
            constraints);
    List<ProtocolVersion> versions =
        permitted(
                first(settings.versions(), versions()),
                EXCHANGE,
                ProtocolVersion::label,
                constraints)
            .stream()
            .filter(standard::allows)
            .filter(version -> suites.stream().anyMatch(suite -> suite.version() == version))
            .toList();
    if (versions.isEmpty() || suites.isEmpty() || schemes.isEmpty() || groups.isEmpty()) {
      throw new SSLHandshakeException(
          "No appropriate protocol (protocol is disabled or cipher suites are inappropriate)");
    }
    return new Parameters(
        versions,
        suites,
        groups,
        schemes,
        standard.certificateSchemes(),
        setup.habits().sizes().compressions());
  }

  private Parameters standard() {
    return Parameters.standard(setup.environment().primitives());
  }

  private SideSettings side() {
    return client ? setup.habits().system().client() : setup.habits().system().server();
  }

  private <T> List<T> permitted(
      List<T> wanted,
      Set<CryptoPrimitive> primitives,
      Function<T, String> name,
      Optional<AlgorithmConstraints> constraints) {
    return wanted.stream()
        .filter(one -> setup.habits().disabled().permits(primitives, name.apply(one), null))
        .filter(one ->
            constraints.map(rule -> rule.permits(primitives, name.apply(one), null)).orElse(true))
        .toList();
  }

  private static <T> List<T> first(List<T> wanted, List<T> otherwise) {
    return wanted.isEmpty() ? otherwise : wanted;
  }
}
