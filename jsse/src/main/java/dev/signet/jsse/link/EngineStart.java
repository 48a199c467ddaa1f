// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.setting.ClientDemand;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.tls.CertificateWishes;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientPolicy;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.ExternalPsks;
import dev.signet.tls.HelloPolicy;
import dev.signet.tls.Parameters;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerPolicy;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLHandshakeException;

/** Turns a connection's settings into an engine. */
final class EngineStart {
  private final Link link;
  private final TlsSetup setup;
  private final ConnectionSettings settings;

  EngineStart(Link link) {
    this.link = link;
    this.setup = link.setup();
    this.settings = link.settings();
  }

  TlsEngine client() throws SSLHandshakeException {
    Parameters parameters = new ParameterChoice(setup, true).of(settings);
    List<SNIServerName> names = serverNames();
    String serverName = hostName(names);
    link.learn(facts -> facts.withNames(names).withSchemes(parameters.schemes(), List.of()));
    String key = memoryKey(serverName);
    if (!settings.mayCreateSession() && !setup.sessions().memory().knows(key)) {
      throw new SSLHandshakeException("No existing session to resume");
    }
    ClientSessions sessions = setup.sessions().memory().of(key);
    ClientPolicy policy =
        new ClientPolicy(
            settings.applicationProtocols(),
            HelloPolicy.STANDARD,
            CertificateWishes.PLAIN.withStaple(setup.habits().system().staplesWanted()),
            false,
            setup.habits().system().extendedMasterSecretRequired(),
            setup.habits().sizes().records());
    ClientConfig config =
        new ClientConfig(
            parameters,
            setup.environment(),
            new VerifierBridge(link),
            new ClientBridge(link),
            sessions,
            policy,
            ExternalPsks.NONE,
            setup.ech().source());
    return TlsEngine.client(config, serverName, Math.max(0, link.place().port()));
  }

  TlsEngine server() throws SSLHandshakeException {
    Parameters parameters = new ParameterChoice(setup, false).of(settings);
    link.learn(facts -> facts.withSchemes(parameters.schemes(), List.of()));
    ServerPolicy policy =
        new ServerPolicy(
            settings.ownSuiteOrder()
                ? ServerPolicy.SuiteOrder.SERVER
                : ServerPolicy.SuiteOrder.CLIENT,
            setup.habits().system().extendedMasterSecretRequired(),
            setup.habits().sizes().records());
    return TlsEngine.server(
        new ServerConfig(
            parameters,
            setup.environment(),
            new ServerBridge(link, scope()),
            setup.sessions().tickets(),
            policy,
            ExternalPsks.NONE,
            setup.ech().keys()));
  }

  private List<SNIServerName> serverNames() {
    return settings
        .serverNames()
        .orElseGet(() ->
            ownName(link.place().host()).<List<SNIServerName>>map(List::of).orElse(List.of()));
  }

  /** RFC 6066, 3: "Literal IPv4 and IPv6 addresses are not permitted", nor a dot at the end. */
  private static Optional<SNIHostName> ownName(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    try {
      return !bare.isEmpty() && GeneralName.ofHost(bare) instanceof GeneralName.DnsName
          ? Optional.of(new SNIHostName(bare))
          : Optional.empty();
    } catch (RuntimeException notAName) {
      return Optional.empty();
    }
  }

  private static String hostName(List<SNIServerName> names) {
    return names.stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .findFirst()
        .orElse("");
  }

  /** What was accepted under other rules is not accepted here. */
  private String memoryKey(String serverName) {
    String rules =
        settings
            .constraints()
            .map(rule -> Integer.toHexString(System.identityHashCode(rule)))
            .orElse("");
    return String.join(" ", link.place().toString(), serverName, link.identification(), rules);
  }

  private Bytes scope() {
    ClientDemand demand = settings.demand();
    byte[] rules = setup.sessions().scope().toArray();
    byte[] scope = java.util.Arrays.copyOf(rules, rules.length + 1);
    // Who came in without being asked must not be taken for somebody who was.
    scope[rules.length] =
        switch (demand) {
          case NONE -> 0;
          case WANTED -> 1;
          case NEEDED -> 2;
        };
    return Bytes.wrap(scope);
  }
}
