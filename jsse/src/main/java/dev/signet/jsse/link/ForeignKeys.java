// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.key.HeldKey;
import dev.signet.jsse.session.SchemeNames;
import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.Credential;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Asks an application's own key manager, in the way that JSSE asks. */
final class ForeignKeys {
  private final Link link;
  private final X509KeyManager manager;

  ForeignKeys(Link link, X509KeyManager manager) {
    this.link = link;
    this.manager = manager;
  }

  /** The first credential that fits what the client can check; empty where there is none. */
  List<Credential> forServer(ClientGreeting greeting) {
    Principal @Nullable [] issuers = principals(greeting.authorities());
    for (String type : SchemeNames.keyTypes(greeting.schemes())) {
      Optional<Credential> credential =
          credential(serverAlias(type, issuers)).filter(one -> fits(one, greeting.schemes()));
      if (credential.isPresent()) {
        return List.of(credential.get());
      }
    }
    return List.of();
  }

  /** What to show to a server that asks. */
  Optional<Credential> forClient(CertificateDemand demand) {
    String[] types = SchemeNames.keyTypes(demand.schemes());
    return credential(clientAlias(types, principals(demand.authorities())))
        .filter(one -> fits(one, demand.schemes()));
  }

  private @Nullable String serverAlias(String type, Principal @Nullable [] issuers) {
    return switch (link.asker()) {
      case Asker.ByEngine(var engine) ->
          manager instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineServerAlias(type, issuers, engine)
              : manager.chooseServerAlias(type, issuers, null);
      case Asker.BySocket(var socket) -> manager.chooseServerAlias(type, issuers, socket);
    };
  }

  private @Nullable String clientAlias(String[] types, Principal @Nullable [] issuers) {
    return switch (link.asker()) {
      case Asker.ByEngine(var engine) ->
          manager instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineClientAlias(types, issuers, engine)
              : manager.chooseClientAlias(types, issuers, null);
      case Asker.BySocket(var socket) -> manager.chooseClientAlias(types, issuers, socket);
    };
  }

  private Optional<Credential> credential(@Nullable String alias) {
    if (alias == null) {
      return Optional.empty();
    }
    X509Certificate @Nullable [] chain = manager.getCertificateChain(alias);
    @Nullable PrivateKey key = manager.getPrivateKey(alias);
    return chain == null || chain.length == 0 || key == null
        ? Optional.empty()
        : HeldKey.unchecked(chain, key, link.setup().environment().primitives());
  }

  private static boolean fits(Credential credential, List<SignatureScheme> schemes) {
    return credential.signer().schemes().stream().anyMatch(schemes::contains);
  }

  private static Principal @Nullable [] principals(List<Bytes> names) {
    return names.isEmpty()
        ? null
        : names.stream().map(name -> new X500Principal(name.toArray())).toArray(Principal[]::new);
  }
}
