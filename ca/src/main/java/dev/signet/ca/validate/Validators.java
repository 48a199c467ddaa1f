// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.acme.ChallengeValidator;
import java.util.Map;

/** The validators of all challenge types. Closing them ends the thread that fetches. */
public final class Validators implements AutoCloseable {
  private final HttpFetch fetch = new HttpFetch();
  private final Map<ChallengeType, ChallengeValidator> byType;

  /** Validators that reach as far as the settings say. */
  public Validators(AcmeSettings settings) {
    HttpChallenge.Net net =
        new HttpChallenge.Net(
            new NameLookup(settings.resolvers()), new AddressPolicy(settings.reach()));
    this.byType =
        Map.of(
            ChallengeType.HTTP_01,
            new HttpChallenge(net, settings.ports(), fetch),
            ChallengeType.DNS_01,
            new DnsChallenge(net.names()),
            ChallengeType.TLS_ALPN_01,
            new AlpnChallenge(net, settings.ports()));
  }

  /** One for each type. */
  public Map<ChallengeType, ChallengeValidator> byType() {
    return byType;
  }

  @Override
  public void close() {
    fetch.close();
  }
}
