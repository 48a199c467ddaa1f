// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertifiedKey;
import dev.signet.http.TlsPolicy;
import dev.signet.tls.Answer;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.CredentialSelector;
import dev.signet.tls.KeySigner;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.wire.Bytes;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Turns the policy for a server name into what the engine asks for. */
final class PolicySelector implements CredentialSelector {
  /**
   * A machine has one certificate for all its names, or some; renewed ones are thrown out beyond
   * this.
   */
  private static final int MAX_CREDENTIALS = 256;

  private final PolicySource policies;
  private final ClientJudge clients;
  private final Primitives primitives;
  private final ConcurrentMap<TlsPolicy, CredentialChoice> known = new ConcurrentHashMap<>();

  PolicySelector(PolicySource policies, ClientJudge clients, Primitives primitives) {
    this.policies = policies;
    this.clients = clients;
    this.primitives = primitives;
  }

  @Override
  public Answer<CredentialChoice> choose(ClientGreeting greeting) {
    return switch (policies.ask(greeting)) {
      case Answer.Ready<Optional<TlsPolicy>>(var policy) -> Answer.ready(chosen(policy));
      case Answer.Task<Optional<TlsPolicy>>(var work) ->
          new Answer.Task<>(() -> chosen(work.call()));
      case Answer.Later<Optional<TlsPolicy>>(var policy) ->
          new Answer.Later<>(policy.thenApply(this::chosen));
    };
  }

  private CredentialChoice chosen(Optional<TlsPolicy> policy) {
    if (policy.isEmpty()) {
      return new CredentialChoice.UnknownName();
    }
    if (known.size() >= MAX_CREDENTIALS) {
      List<TlsPolicy> all = new ArrayList<>(known.keySet());
      all.forEach(known::remove);
    }
    return known.computeIfAbsent(policy.get(), this::choice);
  }

  private CredentialChoice choice(TlsPolicy policy) {
    return new CredentialChoice.Chosen(
        List.of(credential(policy.certificate())),
        policy.applicationProtocols(),
        authentication(policy.clientAuthentication()),
        Bytes.EMPTY);
  }

  private Credential credential(CertifiedKey certified) {
    PublicKey leaf = certified.chain().getFirst().getPublicKey();
    List<Bytes> chain = certified.chain().stream().map(PolicySelector::encoded).toList();
    return Credential.of(chain, KeySigner.of(certified.key(), leaf, primitives))
        .withOcspResponse(Bytes.wrap(certified.staple().toArray()));
  }

  private ClientAuthentication authentication(TlsPolicy.ClientAuthentication wanted) {
    return switch (wanted) {
      case NONE -> new ClientAuthentication.None();
      case OPTIONAL -> new ClientAuthentication.Asked(false, clients, clients.authorities());
      case REQUIRED -> new ClientAuthentication.Asked(true, clients, clients.authorities());
    };
  }

  private static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.wrap(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
