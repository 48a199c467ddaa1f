// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.TlsOutcome;
import dev.signet.http.TlsPolicy;
import dev.signet.http.buffer.HeapFirst;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.X509TrustManager;

/**
 * TLS 1.3 and 1.2 by the JDK.
 *
 * <p>The policy is asked for in every handshake, by the server name in lower case (empty where the
 * client sent none), so a renewed certificate is used by the next connection. A name without a
 * policy is refused with {@code unrecognized_name}.
 */
public final class JsseEndpoint implements TlsEndpoint {
  /** Two round trips on the worst network, with a lost packet. */
  public static final Duration STANDARD_PATIENCE = Duration.ofSeconds(10);

  private final Function<String, CompletionStage<Optional<TlsPolicy>>> policies;
  private final EngineFactory engines;
  private final Duration patience;

  private JsseEndpoint(
      Function<String, CompletionStage<Optional<TlsPolicy>>> policies,
      EngineFactory engines,
      Duration patience) {
    this.policies = policies;
    this.engines = engines;
    this.patience = patience;
  }

  /** For a web server that asks no client for a certificate. */
  public static JsseEndpoint of(CertificateSource certificates) {
    return of(certificates, STANDARD_PATIENCE);
  }

  /**
   * For a web server that asks no client for a certificate.
   *
   * @param patience how long a handshake may take
   */
  public static JsseEndpoint of(CertificateSource certificates, Duration patience) {
    return of(certificates, ClientQuestion.NONE, patience);
  }

  /** For a web server that asks some clients for a certificate. */
  public static JsseEndpoint of(CertificateSource certificates, ClientQuestion question) {
    return of(certificates, question, STANDARD_PATIENCE);
  }

  private static JsseEndpoint of(
      CertificateSource certificates, ClientQuestion question, Duration patience) {
    Function<String, CompletionStage<Optional<TlsPolicy>>> policies =
        name -> {
          Function<CertifiedKey, TlsPolicy> policy =
              question.hosts().test(name) ? TlsPolicy::asking : TlsPolicy::web;
          Optional<CertifiedKey> present = certificates.forName(name);
          return present.isPresent()
              ? CompletableFuture.completedStage(present.map(policy))
              : certificates.expected(name).thenApply(key -> key.map(policy));
        };
    return new JsseEndpoint(policies, new EngineFactory(question.judge()), patience);
  }

  /**
   * With a policy per server name.
   *
   * @param policies must not block
   * @param clients judges client certificates
   */
  public static JsseEndpoint of(
      Function<String, Optional<TlsPolicy>> policies, X509TrustManager clients, Duration patience) {
    return new JsseEndpoint(
        name -> CompletableFuture.completedStage(policies.apply(name)),
        new EngineFactory(clients),
        patience);
  }

  @Override
  public ChannelHandler accept(Channel channel, Consumer<TlsOutcome> outcome) {
    channel.config().setAllocator(HeapFirst.ALLOCATOR);
    return new GreetingHandler(policies, engines, patience, outcome);
  }
}
