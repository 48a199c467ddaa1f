// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertificateSource;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.TlsOutcome;
import dev.signet.http.TlsPolicy;
import dev.signet.http.buffer.HeapFirst;
import dev.signet.tls.CertificateCompression;
import dev.signet.tls.Environment;
import dev.signet.tls.Parameters;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.ZlibCompression;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.session.RotatingTickets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.X509TrustManager;

/**
 * TLS by Signet's own engine, record by record, with no SSLEngine in between.
 *
 * <p>The policy is asked for in every handshake, by the server name in lower case (empty where the
 * client sent none), so a renewed certificate is used by the next connection. A name without a
 * policy is refused with {@code unrecognized_name}.
 */
public final class EngineEndpoint implements TlsEndpoint {
  /** A browser opens some connections at a time, and each uses a ticket up. */
  private static final int TICKETS = 2;

  private static final Duration TICKET_LIFE = Duration.ofDays(1);

  private final ProviderChange providers;
  private final Duration patience;

  private EngineEndpoint(ProviderChange providers, Duration patience) {
    this.providers = providers;
    this.patience = patience;
  }

  /** For a web server that asks no client for a certificate. */
  public static EngineEndpoint of(CertificateSource certificates) {
    return of(certificates, JsseEndpoint.STANDARD_PATIENCE);
  }

  /**
   * For a web server that asks no client for a certificate.
   *
   * @param patience how long a handshake may take
   */
  public static EngineEndpoint of(CertificateSource certificates, Duration patience) {
    return of(certificates, ClientQuestion.NONE, patience);
  }

  /** For a web server that asks some clients for a certificate. */
  public static EngineEndpoint of(CertificateSource certificates, ClientQuestion question) {
    return of(certificates, question, JsseEndpoint.STANDARD_PATIENCE);
  }

  private static EngineEndpoint of(
      CertificateSource certificates, ClientQuestion question, Duration patience) {
    return by(PolicySource.web(certificates, question.hosts()), question.judge(), patience);
  }

  /**
   * With a policy per server name.
   *
   * @param policies must not block
   * @param clients judges client certificates
   */
  public static EngineEndpoint of(
      Function<String, Optional<TlsPolicy>> policies, X509TrustManager clients, Duration patience) {
    return by(PolicySource.byName(policies), clients, patience);
  }

  private static EngineEndpoint by(
      PolicySource policies, X509TrustManager clients, Duration patience) {
    Environment environment = Environment.of(Primitives.jdk());
    RotatingTickets sealer =
        new RotatingTickets(
            environment.primitives(), environment.random(), environment.clock(), TICKET_LIFE);
    CertificateCompression compression = new ZlibCompression().remembering();
    ClientJudge judge = new ClientJudge(clients);
    return new EngineEndpoint(
        new ProviderChange(primitives ->
            ServerConfig.of(
                    new PolicySelector(policies, judge, primitives),
                    environment.withPrimitives(primitives))
                .withParameters(Parameters.standard(primitives).withCompressions(compression))
                .withSessions(new ServerSessions.Tickets(sealer, TICKETS, TICKET_LIFE))),
        patience);
  }

  @Override
  public ChannelHandler accept(Channel channel, Consumer<TlsOutcome> outcome) {
    channel.config().setAllocator(HeapFirst.ALLOCATOR);
    Consumer<TlsOutcome> told = outcome.andThen(_ -> providers.begin());
    return new RecordHandler(providers.present(), new HandshakeEnd(patience, told));
  }
}
