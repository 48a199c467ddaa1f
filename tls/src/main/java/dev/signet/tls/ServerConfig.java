// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.ech.EchKeys;

/**
 * All that a server's engines share. Immutable, for any number of connections at a time.
 *
 * @param parameters what is spoken
 * @param environment what the engine does not have of its own
 * @param credentials chooses what is shown
 * @param sessions how connections are resumed
 * @param policy the remaining choices
 * @param psks keys that were agreed on with clients outside of TLS
 * @param ech what encrypted hellos are read with
 */
public record ServerConfig(
    Parameters parameters,
    Environment environment,
    CredentialSelector credentials,
    ServerSessions sessions,
    ServerPolicy policy,
    ExternalPsks psks,
    EchKeys ech) {
  /** With standard settings and without resumption. */
  public static ServerConfig of(CredentialSelector credentials) {
    return of(credentials, Environment.standard());
  }

  /** With standard settings for an environment and without resumption. */
  public static ServerConfig of(CredentialSelector credentials, Environment environment) {
    return new ServerConfig(
        Parameters.standard(environment.primitives()),
        environment,
        credentials,
        ServerSessions.none(),
        ServerPolicy.STANDARD,
        ExternalPsks.NONE,
        EchKeys.none());
  }

  /**
   * The same with keys that were agreed on outside of TLS, for TLS 1.3. A server that has nothing
   * else chooses an empty list of credentials.
   */
  public ServerConfig withPsks(ExternalPsks other) {
    return new ServerConfig(parameters, environment, credentials, sessions, policy, other, ech);
  }

  /** The same with other parameters. */
  public ServerConfig withParameters(Parameters other) {
    return new ServerConfig(other, environment, credentials, sessions, policy, psks, ech);
  }

  /** The same in another environment. */
  public ServerConfig withEnvironment(Environment other) {
    return new ServerConfig(parameters, other, credentials, sessions, policy, psks, ech);
  }

  /** The same with another way to resume. */
  public ServerConfig withSessions(ServerSessions other) {
    return new ServerConfig(parameters, environment, credentials, other, policy, psks, ech);
  }

  /** The same with another policy. */
  public ServerConfig withPolicy(ServerPolicy other) {
    return new ServerConfig(parameters, environment, credentials, sessions, other, psks, ech);
  }

  /** The same with Encrypted Client Hello. */
  public ServerConfig withEch(EchKeys other) {
    return new ServerConfig(parameters, environment, credentials, sessions, policy, psks, other);
  }
}
