// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.ChallengeProof;
import dev.signet.ca.acme.ChallengeValidator;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.client.UpstreamAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * http-01 (RFC 8555, 8.3): a file with the key authorization at the name's own web server.
 *
 * <p>Redirects are followed to http addresses at the same port, each look-up and each address
 * judged anew. What was answered is never told: the applicant has it already, and nobody else may
 * read it through us.
 */
final class HttpChallenge implements ChallengeValidator {
  private static final String PATH = "/.well-known/acme-challenge/";

  /** As many as public authorities follow. */
  private static final int MOST_REDIRECTS = 10;

  private static final int REDIRECT = 3;
  private static final int CLASS = 100;
  private static final int OK = 200;

  private final NameLookup names;
  private final AddressPolicy policy;
  private final AcmeSettings.Ports ports;
  private final HttpFetch fetch;

  HttpChallenge(Net net, AcmeSettings.Ports ports, HttpFetch fetch) {
    this.names = net.names();
    this.policy = net.policy();
    this.ports = ports;
    this.fetch = fetch;
  }

  /**
   * The network as it may be used.
   *
   * @param names asks the DNS
   * @param policy judges addresses
   */
  record Net(NameLookup names, AddressPolicy policy) {}

  /** An address to ask. */
  private record Target(String host, int port, String path) {
    String authority(int usual) {
      String written = host.indexOf(':') < 0 ? host : "[" + host + "]";
      return port == usual ? written : written + ":" + port;
    }
  }

  @Override
  public Optional<Finding> validate(ChallengeProof proof) {
    Target target = new Target(proof.identifier().value(), ports.http(), PATH + proof.token());
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpFetch.Answer answer = ask(target);
      if (answer.status() / CLASS != REDIRECT) {
        return judge(proof, target, answer);
      }
      target = follow(target, answer.location());
    }
    throw redirect(target, "more than " + MOST_REDIRECTS + " redirects");
  }

  private HttpFetch.Answer ask(Target target) {
    Optional<FindingException> last = Optional.empty();
    for (InetAddress address : addresses(target.host())) {
      policy.require(address, target.port());
      UpstreamAddress at =
          new UpstreamAddress(false, address.getHostAddress().replaceAll("%.*", ""), target.port());
      try {
        return fetch.get(at, target.path(), target.authority(AcmeSettings.Ports.STANDARD.http()));
      } catch (FindingException e) {
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  private List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return names.addresses(host);
    }
  }

  private Target follow(Target from, String location) {
    URI to;
    try {
      to = new URI("http", from.authority(0), from.path(), null, null).resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw redirect(from, "an address that cannot be read");
    }
    int port = to.getPort() < 0 ? ports.http() : to.getPort();
    if (!"http".equals(to.getScheme()) || to.getHost() == null || port != ports.http()) {
      throw redirect(from, Printable.line(to.getScheme() + "://" + to.getRawAuthority()));
    }
    String host = to.getHost().replaceAll("^\\[|]$", "");
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    return new Target(host, port, to.getRawPath() + query);
  }

  private static Optional<Finding> judge(
      ChallengeProof proof, Target target, HttpFetch.Answer answer) {
    // RFC 8555, 8.3: "The server SHOULD ignore whitespace characters at the end of the body."
    if (answer.status() == OK && answer.text().stripTrailing().equals(proof.keyAuthorization())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(AcmeCode.CHALLENGE_RESPONSE_WRONG)
            .subject(
                "http://" + target.authority(AcmeSettings.Ports.STANDARD.http()) + target.path())
            .wanted("200 and the key authorization " + proof.keyAuthorization())
            .found(answer.status() == OK ? "200 and another text" : "status " + answer.status())
            .build());
  }

  private static FindingException redirect(Target from, String found) {
    return Finding.about(AcmeCode.CHALLENGE_REDIRECT_REFUSED)
        .subject(Printable.line(from.host() + from.path()))
        .wanted("an http address at the port that challenges are asked at")
        .found(found)
        .toException();
  }
}
