// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Heard;
import dev.signet.diagnose.fact.HttpAnswer;
import dev.signet.diagnose.fact.Route;
import dev.signet.diagnose.fact.Variation;
import dev.signet.tls.Credential;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/** What is said over one connection that stands. */
final class Conversation {
  /** PROXY protocol, version 1: an address that says nothing (the HAProxy specification, 2.1). */
  private static final String PROXY_HEADER = "PROXY UNKNOWN\r\n";

  private final CheckTarget target;
  private final Patience patience;

  Conversation(CheckTarget target, Patience patience) {
    this.target = target;
    this.patience = patience;
  }

  /**
   * What this connection is for.
   *
   * @param variation in what it differs
   * @param serverName who the hello asks for; empty for nobody
   * @param credential what to show
   */
  record Asked(Variation variation, String serverName, Optional<Credential> credential) {}

  /** Holds the conversation to its end. */
  Contact hold(Socket socket, Route route, Asked asked) throws IOException {
    PlainStream stream = new PlainStream(socket);
    Said said;
    try {
      Optional<Ending> early = opening(stream, asked.variation());
      said = early.isPresent() ? new Said(early.get(), Heard.NOTHING) : hello(stream, asked);
    } catch (PlainStream.Ended e) {
      said = new Said(e.ending(), Heard.NOTHING);
    }
    return new Contact(
        asked.variation(),
        route,
        stream.hasSpoken(),
        said.ending,
        withFirst(said.heard, stream.firstBytes()));
  }

  private record Said(Ending ending, Heard heard) {}

  /** What comes before the hello; an ending where there is to be none. */
  private Optional<Ending> opening(PlainStream stream, Variation variation) throws IOException {
    stream.patience(patience.answer());
    Optional<Ending> declined =
        variation == Variation.POSTGRES_REQUEST
            ? new PostgresGreeting().greet(stream)
            : Greeting.of(target.dialect()).greet(stream);
    if (declined.isPresent()) {
      return declined;
    }
    if (variation == Variation.PROXY_HEADER) {
      stream.write(PROXY_HEADER);
    } else if (target.dialect().beginsWithTls() && listen(stream)) {
      return Optional.of(new Ending.NotTls());
    }
    stream.patience(patience.answer());
    return variation == Variation.SILENT ? Optional.of(new Ending.Silent()) : Optional.empty();
  }

  /** Whether the server speaks first, which no server of TLS does. */
  private boolean listen(PlainStream stream) throws IOException {
    stream.patience(patience.banner());
    byte[] first = new byte[Heard.FIRST_BYTES];
    try {
      stream.read(first, 0, first.length);
      return true;
    } catch (PlainStream.Ended e) {
      if (e.ending() instanceof Ending.Silent) {
        return false;
      }
      throw e;
    }
  }

  private Said hello(PlainStream stream, Asked asked) throws IOException {
    if (target.dialect() == Dialect.HTTP) {
      return plainRequest(stream, asked.serverName());
    }
    if (asked.variation() == Variation.OLD_PARAMETERS) {
      OldHello.Outcome outcome = new OldHello(stream).exchange(asked.serverName());
      return new Said(
          outcome.ending(),
          new Heard(
              Bytes.EMPTY,
              outcome.choice(),
              java.util.List.of(),
              Bytes.EMPTY,
              Optional.empty(),
              "",
              Optional.empty()));
    }
    return shakeHands(stream, asked);
  }

  /** HTTP without TLS, because that is what was asked for. */
  private static Said plainRequest(PlainStream stream, String host) throws IOException {
    stream.write(request(host));
    byte[] first = new byte[Heard.FIRST_BYTES];
    stream.read(first, 0, first.length);
    return new Said(new Ending.NotTls(), Heard.NOTHING);
  }

  private Said shakeHands(PlainStream stream, Asked asked) throws IOException {
    Witness witness = new Witness(asked.credential());
    TlsEngine engine =
        TlsEngine.client(
            HelloOffer.config(asked.variation(), target.dialect().protocols(), witness),
            asked.serverName(),
            target.port());
    EngineDriver driver = new EngineDriver(engine, stream, witness);
    Ending ending = driver.handshake();
    Optional<HttpAnswer> http = Optional.empty();
    String protocol = "";
    if (ending instanceof Ending.Established) {
      protocol = engine.facts().names().applicationProtocol();
      EngineDriver.Exchange exchange = afterwards(stream, driver, asked, protocol, witness);
      ending = exchange.ending();
      http = HttpHead.read(exchange.received());
      driver.close();
    }
    return new Said(
        ending,
        new Heard(
            Bytes.EMPTY,
            witness.choice(),
            witness.chain(),
            witness.staple(),
            witness.demand(),
            protocol,
            http));
  }

  /** RFC 9846, 4.4.2.4: what a server has against a client's certificate comes only now. */
  private EngineDriver.Exchange afterwards(
      PlainStream stream, EngineDriver driver, Asked asked, String protocol, Witness witness)
      throws IOException {
    if (target.dialect() == Dialect.HTTPS && !protocol.equals("h2")) {
      stream.patience(patience.answer());
      return pardoned(driver.exchange(request(asked.serverName()), "\r\n\r\n"), witness);
    }
    if (witness.demand().isEmpty()) {
      return new EngineDriver.Exchange(new Ending.Established(), "");
    }
    stream.patience(patience.objection());
    return driver.exchange("", "");
  }

  /** A server that was asked for no certificate may end a connection over a request as it likes. */
  private static EngineDriver.Exchange pardoned(EngineDriver.Exchange exchange, Witness witness) {
    return witness.demand().isEmpty() && exchange.ending() instanceof Ending.Reset
        ? new EngineDriver.Exchange(new Ending.Established(), exchange.received())
        : exchange;
  }

  private static String request(String host) {
    String name = host.isEmpty() ? "localhost" : host.toLowerCase(Locale.ROOT);
    return "HEAD / HTTP/1.1\r\nHost: "
        + name
        + "\r\nUser-Agent: signet\r\nConnection: close\r\n\r\n";
  }

  private static Heard withFirst(Heard heard, Bytes first) {
    return new Heard(
        first,
        heard.choice(),
        heard.chain(),
        heard.staple(),
        heard.demand(),
        heard.protocol(),
        heard.http());
  }
}
