// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.ca.KeyType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, checked as a whole. What is not set has its default here.
 *
 * @param listeners where to listen
 * @param routes the routes in the order of the file
 * @param registration whether strangers may make accounts; empty lets the kind of start decide
 * @param limits bounds on requests
 * @param database {@code postgresql://…}, or empty for the embedded one
 * @param algorithm what signs access tokens
 * @param hstsSubdomains whether HSTS includes subdomains (RFC 6797 section 6.1.2)
 * @param authority the certificate authority's part
 * @param enrolment where the gateway's certificates come from
 * @param upstreams what is demanded of applications' hosts
 */
public record Configuration(
    Listeners listeners,
    List<RouteSetting> routes,
    Optional<Registration> registration,
    Limits limits,
    Optional<String> database,
    Algorithm algorithm,
    boolean hstsSubdomains,
    Authority authority,
    EnrolSetting enrolment,
    List<UpstreamSetting> upstreams) {
  /** Copies the lists. */
  public Configuration {
    routes = List.copyOf(routes);
    upstreams = List.copyOf(upstreams);
  }

  /** What holds without a file. */
  public static Configuration defaults() {
    return new Configuration(
        Listeners.defaults(),
        List.of(),
        Optional.empty(),
        Limits.defaults(),
        Optional.empty(),
        Algorithm.ES256,
        false,
        new Authority(
            List.of(),
            KeyType.P256,
            Optional.empty(),
            AcmeSetting.defaults(),
            EstSetting.defaults()),
        EnrolSetting.defaults(),
        List.of());
  }

  /** The same with other listeners. */
  public Configuration with(Listeners changed) {
    return new Configuration(
        changed,
        routes,
        registration,
        limits,
        database,
        algorithm,
        hstsSubdomains,
        authority,
        enrolment,
        upstreams);
  }

  /** The same with other routes. */
  public Configuration with(List<RouteSetting> changed) {
    return new Configuration(
        listeners,
        changed,
        registration,
        limits,
        database,
        algorithm,
        hstsSubdomains,
        authority,
        enrolment,
        upstreams);
  }

  /** The same with registration decided. */
  public Configuration with(Registration changed) {
    return new Configuration(
        listeners,
        routes,
        Optional.of(changed),
        limits,
        database,
        algorithm,
        hstsSubdomains,
        authority,
        enrolment,
        upstreams);
  }

  /** Whether strangers may make accounts. */
  public enum Registration {
    /** They may. */
    OPEN,
    /** Only an administrator makes accounts. */
    CLOSED
  }

  /** The JOSE algorithms that can sign access tokens (RFC 7518 section 3.1). */
  public enum Algorithm {
    /** ECDSA on P-256. */
    ES256,
    /** RSA, for verifiers that know nothing else. */
    RS256,
    /** A shared secret: only where issuer and verifier are one process. */
    HS256
  }

  /**
   * Bounds on requests.
   *
   * @param contentBytes the largest content that is passed to an upstream
   * @param idleSeconds how long a connection may be silent between requests
   * @param upstreamSeconds how long an upstream may take to begin its answer
   */
  public record Limits(long contentBytes, int idleSeconds, int upstreamSeconds) {
    private static final long DEFAULT_CONTENT_BYTES = 16L << 30;
    private static final int DEFAULT_IDLE_SECONDS = 120;
    private static final int DEFAULT_UPSTREAM_SECONDS = 60;

    /** Generous enough for uploads, small enough for a developer's machine. */
    public static Limits defaults() {
      return new Limits(DEFAULT_CONTENT_BYTES, DEFAULT_IDLE_SECONDS, DEFAULT_UPSTREAM_SECONDS);
    }
  }

  /**
   * What certificates may be issued.
   *
   * @param domains besides {@code localhost} and this host's names
   * @param keys of which kind the authority's own keys are when they are made
   * @param crlAddress where the revocation list can be fetched, plain http (RFC 5280 section 8);
   *     empty where that cannot be promised
   * @param acme how applicants are asked for proofs
   * @param est how certificates renew themselves
   */
  public record Authority(
      List<String> domains,
      KeyType keys,
      Optional<URI> crlAddress,
      AcmeSetting acme,
      EstSetting est) {
    /** Copies the domains. */
    public Authority {
      domains = List.copyOf(domains);
    }
  }
}
