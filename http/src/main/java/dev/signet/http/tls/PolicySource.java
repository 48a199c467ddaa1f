// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.http.TlsPolicy;
import dev.signet.tls.Answer;
import dev.signet.tls.ClientGreeting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Yields the policy for a client's greeting, at once or later. Must not block. */
@FunctionalInterface
interface PolicySource {
  /** The policy; empty where there is none for the name. */
  Answer<Optional<TlsPolicy>> ask(ClientGreeting greeting);

  /** By server name. */
  static PolicySource byName(Function<String, Optional<TlsPolicy>> policies) {
    return greeting -> Answer.ready(policies.apply(greeting.serverName()));
  }

  /**
   * A web server's.
   *
   * @param asking whether visitors of a name are asked for a certificate
   */
  static PolicySource web(CertificateSource certificates, Predicate<String> asking) {
    return greeting -> {
      String name = greeting.serverName();
      // RFC 8737, 3: the authority "MUST send an ALPN extension with the single protocol name".
      if (greeting.applicationProtocols().equals(List.of(TlsPolicy.ACME))) {
        return later(certificates.proof(name), TlsPolicy::proof);
      }
      Function<CertifiedKey, TlsPolicy> policy =
          asking.test(name) ? TlsPolicy::asking : TlsPolicy::web;
      Optional<CertifiedKey> present = certificates.forName(name);
      return present.isPresent()
          ? Answer.ready(present.map(policy))
          : later(certificates.expected(name), policy);
    };
  }

  private static Answer<Optional<TlsPolicy>> later(
      CompletionStage<Optional<CertifiedKey>> stage, Function<CertifiedKey, TlsPolicy> policy) {
    return new Answer.Later<>(stage.thenApply(key -> key.map(policy)));
  }
}
