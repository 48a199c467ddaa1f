// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.List;

/**
 * All that a client's engines share. Immutable, for any number of connections at a time.
 *
 * @param parameters what is spoken
 * @param environment what the engine does not have of its own
 * @param verifier judges the server
 * @param credentials what is shown where the server asks
 * @param sessions where resumable sessions are kept
 * @param policy the remaining choices
 * @param psks keys that were agreed on with servers outside of TLS
 * @param ech whether hellos are encrypted, and with what
 */
public record ClientConfig(
    Parameters parameters,
    Environment environment,
    PeerVerifier verifier,
    ClientCredentials credentials,
    ClientSessions sessions,
    ClientPolicy policy,
    ExternalPsks psks,
    EchSource ech) {
  /** With standard settings, without a certificate of its own and without resumption. */
  public static ClientConfig of(PeerVerifier verifier) {
    Environment environment = Environment.standard();
    return new ClientConfig(
        Parameters.standard(environment.primitives()),
        environment,
        verifier,
        ClientCredentials.none(),
        ClientSessions.none(),
        ClientPolicy.STANDARD,
        ExternalPsks.NONE,
        EchSource.none());
  }

  /** The same with keys that were agreed on outside of TLS, for TLS 1.3. */
  public ClientConfig withPsks(ExternalPsks other) {
    return new ClientConfig(
        parameters, environment, verifier, credentials, sessions, policy, other, ech);
  }

  /** The same with other parameters. */
  public ClientConfig withParameters(Parameters other) {
    return new ClientConfig(other, environment, verifier, credentials, sessions, policy, psks, ech);
  }

  /** The same in another environment. */
  public ClientConfig withEnvironment(Environment other) {
    return new ClientConfig(parameters, other, verifier, credentials, sessions, policy, psks, ech);
  }

  /** The same with something to show. */
  public ClientConfig withCredentials(ClientCredentials other) {
    return new ClientConfig(parameters, environment, verifier, other, sessions, policy, psks, ech);
  }

  /** The same with a place for sessions. */
  public ClientConfig withSessions(ClientSessions other) {
    return new ClientConfig(
        parameters, environment, verifier, credentials, other, policy, psks, ech);
  }

  /** The same with another policy. */
  public ClientConfig withPolicy(ClientPolicy other) {
    return new ClientConfig(
        parameters, environment, verifier, credentials, sessions, other, psks, ech);
  }

  /** The same with Encrypted Client Hello. */
  public ClientConfig withEch(EchSource other) {
    return new ClientConfig(
        parameters, environment, verifier, credentials, sessions, policy, psks, other);
  }

  /** The same with application protocols offered. */
  public ClientConfig withApplicationProtocols(List<String> protocols) {
    return withPolicy(policy.withApplicationProtocols(protocols));
  }
}
