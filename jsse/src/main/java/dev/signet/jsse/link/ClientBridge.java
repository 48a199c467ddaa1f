// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.key.HeldKey;
import dev.signet.jsse.key.HeldKeyManager;
import dev.signet.tls.Answer;
import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.Credential;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Answers a server that asks for the client's certificate, from the key manager. */
final class ClientBridge implements ClientCredentials {
  private static final Logger LOG = System.getLogger(ClientBridge.class.getName());

  private final Link link;

  ClientBridge(Link link) {
    this.link = link;
  }

  @Override
  public Answer<Optional<Credential>> choose(CertificateDemand demand) {
    link.learn(facts -> facts.withSchemes(facts.localSchemes(), demand.schemes()));
    return switch (link.setup().keys()) {
      case KeySource.None _ -> Answer.ready(Optional.empty());
      case KeySource.Held held -> Answer.ready(ours(held.manager(), demand));
      case KeySource.Foreign foreign ->
          new Answer.Task<>(() -> new ForeignKeys(link, foreign.manager()).forClient(demand));
    };
  }

  private Optional<Credential> ours(HeldKeyManager manager, CertificateDemand demand) {
    List<HeldKey> fitting =
        manager.keys().stream()
            .filter(key ->
                key.credential().signer().schemes().stream().anyMatch(demand.schemes()::contains))
            .toList();
    Optional<HeldKey> chosen =
        manager.from(demand.authorities()).stream().filter(fitting::contains).findFirst();
    if (chosen.isEmpty() && !manager.keys().isEmpty()) {
      // What is not sent is missed only when the server refuses, far from here.
      LOG.log(
          Level.WARNING,
          "{0} asks for a client certificate and gets none: {1}",
          link.place(),
          fitting.isEmpty()
              ? "no key signs with what it accepts, " + demand.schemes()
              : "none of " + fitting + " was issued by an authority that it names");
    }
    return chosen.map(HeldKey::credential);
  }
}
