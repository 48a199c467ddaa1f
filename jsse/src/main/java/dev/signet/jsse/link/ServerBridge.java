// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.key.HeldKey;
import dev.signet.jsse.setting.ClientDemand;
import dev.signet.tls.Answer;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.CredentialSelector;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** Answers a client's greeting from the key manager, the SNI matchers and the ALPN selector. */
final class ServerBridge implements CredentialSelector {
  /** A protocol that no client offers: nothing in common is what the selector has said. */
  private static final List<String> NOTHING_IN_COMMON = List.of("\0");

  private final Link link;
  private final Bytes scope;

  ServerBridge(Link link, Bytes scope) {
    this.link = link;
    this.scope = scope;
  }

  @Override
  public Answer<CredentialChoice> choose(ClientGreeting greeting) {
    try {
      return answer(greeting);
    } catch (RuntimeException e) {
      // The application's own selector or matcher has thrown: its fault is ours to the client.
      link.refusedBy(e);
      return new Answer.Task<>(() -> {
        throw e;
      });
    }
  }

  private Answer<CredentialChoice> answer(ClientGreeting greeting) {
    link.learn(facts -> {
      var known =
          greeting.serverName().isEmpty()
              ? facts
              : facts.withNames(List.of(new SNIHostName(greeting.serverName())));
      return known
          .withSpoken(facts.id(), greeting.version().label(), facts.suite())
          .withSchemes(facts.localSchemes(), greeting.schemes());
    });
    if (!isMatched(greeting.serverName())) {
      return Answer.ready(new CredentialChoice.UnknownName());
    }
    return switch (link.setup().keys()) {
      case KeySource.None _ -> Answer.ready(new CredentialChoice.NoneSuitable());
      case KeySource.Held held ->
          Answer.ready(
              choice(
                  greeting,
                  held.manager().ranked(greeting.serverName()).stream()
                      .map(HeldKey::credential)
                      .toList()));
      case KeySource.Foreign foreign ->
          new Answer.Task<>(
              () -> choice(greeting, new ForeignKeys(link, foreign.manager()).forServer(greeting)));
    };
  }

  private boolean isMatched(String serverName) {
    var matchers = link.settings().matchers();
    return serverName.isEmpty()
        || matchers.isEmpty()
        || matchers.stream().anyMatch(matcher -> matcher.matches(new SNIHostName(serverName)));
  }

  private CredentialChoice choice(ClientGreeting greeting, List<Credential> credentials) {
    if (credentials.isEmpty()) {
      return new CredentialChoice.NoneSuitable();
    }
    link.mayShow(credentials);
    return new CredentialChoice.Chosen(credentials, protocols(greeting), authentication(), scope);
  }

  private List<String> protocols(ClientGreeting greeting) {
    List<String> offered = greeting.applicationProtocols();
    if (link.selector().isEmpty() || offered.isEmpty()) {
      List<String> ours = link.settings().applicationProtocols();
      ours.stream().filter(offered::contains).findFirst().ifPresent(link::agree);
      return ours;
    }
    @Nullable String chosen = link.selector().get().apply(offered);
    if (chosen == null) {
      return NOTHING_IN_COMMON;
    }
    link.agree(chosen);
    return chosen.isEmpty() ? List.of() : List.of(chosen);
  }

  private ClientAuthentication authentication() {
    ClientDemand demand = link.settings().demand();
    return demand == ClientDemand.NONE
        ? new ClientAuthentication.None()
        : new ClientAuthentication.Asked(
            demand == ClientDemand.NEEDED,
            new VerifierBridge(link),
            link.setup().trust().authorities());
  }
}
