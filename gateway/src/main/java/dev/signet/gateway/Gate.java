// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Exchange;
import dev.signet.http.RequestHead;
import dev.signet.http.ServerConnection;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Answer;
import dev.signet.identity.ConnectionFacts;
import dev.signet.identity.Credential;
import dev.signet.identity.Decision;
import dev.signet.identity.Presented;
import dev.signet.identity.Principal;
import dev.signet.identity.TokenVerifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides whether a request may go to its route.
 *
 * <p>An answer that the verifier remembers is used at once on the event loop; otherwise it is asked
 * on a virtual thread, while no content of the request is read.
 */
final class Gate {
  /** What the gate says. */
  sealed interface Ruling {}

  /** The request may pass. */
  record Passed(Admission admission) implements Ruling {}

  /** The request stays out by its rule. */
  record Stopped(Decision decision) implements Ruling {}

  /** The request is refused before any rule. */
  record Refused(Finding finding) implements Ruling {}

  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  // Where the transport has no internet address (a Unix socket), whoever can open it is local.
  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final TokenVerifier verifier;

  Gate(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  /** Rules on a request, now or later on its event loop. */
  void judge(Exchange exchange, Route route, RoutePath path, Consumer<Ruling> told) {
    if (route.isOpen()) {
      told.accept(new Passed(new Admission(route, path, new Principal.Nobody(), Optional.empty())));
      return;
    }
    RequestHead request = exchange.request();
    switch (CredentialReading.of(request.headers())) {
      case CredentialReading.Refused(Finding finding) -> told.accept(new Refused(finding));
      case CredentialReading.Shown(Credential credential) -> {
        Optional<Finding> foreign =
            credential instanceof Credential.Session
                ? SameOrigin.refusal(request, Upgrade.isAskedFor(request))
                : Optional.empty();
        if (foreign.isPresent()) {
          told.accept(new Refused(foreign.get()));
        } else {
          ask(exchange, new Visitor(route, path, presented(exchange, credential)), told);
        }
      }
    }
  }

  /** Whether a login that was good still is, as far as that is known without blocking. */
  boolean stillHolds(Admission.Login login) {
    return verifier
        .remembered(login.presented())
        .map(answer -> answer instanceof Answer.Known)
        .orElse(true);
  }

  /** Asks to be told when a login ends. */
  TokenVerifier.Watch watch(Admission.Login login, Runnable ended) {
    return verifier.watch(login.known(), ended);
  }

  private record Visitor(Route route, RoutePath path, Presented presented) {}

  private void ask(Exchange exchange, Visitor visitor, Consumer<Ruling> told) {
    if (visitor.presented.credential() instanceof Credential.None) {
      told.accept(ruling(visitor, new Answer.Anonymous()));
      return;
    }
    Optional<Answer> remembered = verifier.remembered(visitor.presented);
    if (remembered.isPresent()) {
      told.accept(ruling(visitor, remembered.get()));
      return;
    }
    Thread.ofVirtual()
        .name("gate")
        .start(() -> {
          Answer answer = verified(visitor.presented);
          exchange.eventLoop().execute(() -> told.accept(ruling(visitor, answer)));
        });
  }

  private Answer verified(Presented presented) {
    try {
      return verifier.verify(presented);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a credential could not be judged", e);
      return new Answer.Unavailable(Finding.of(GatewayCode.VERIFIER_FAILED));
    }
  }

  private static Ruling ruling(Visitor visitor, Answer answer) {
    AccessRule rule = visitor.route.rule();
    return switch (rule.judge(answer)) {
      case Decision.Allowed(Principal principal) -> {
        Optional<Admission.Login> login =
            answer instanceof Answer.Known known
                ? Optional.of(new Admission.Login(visitor.presented, known))
                : Optional.empty();
        yield new Passed(new Admission(visitor.route, visitor.path, principal, login));
      }
      case Decision.Unauthenticated denied -> new Stopped(denied);
      case Decision.Forbidden denied -> new Stopped(denied);
      case Decision.Undecided denied -> new Stopped(denied);
    };
  }

  private static Presented presented(Exchange exchange, Credential credential) {
    RequestHead request = exchange.request();
    ServerConnection connection = exchange.connection();
    ServerConnection.TlsFacts tls = connection.tls();
    InetSocketAddress remote =
        connection.remote() instanceof InetSocketAddress internet ? internet : LOCAL;
    ConnectionFacts facts =
        tls == null
            ? new ConnectionFacts(remote, false, List.of(), "")
            : new ConnectionFacts(remote, true, tls.peerCertificates(), tls.exporter());
    String url = (tls == null ? "http://" : "https://") + request.authority() + request.target();
    return new Presented(credential, request.method().name(), url, facts);
  }
}
