// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.enrolment.Applicant;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.ServerConnection;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Answer;
import dev.signet.identity.ConnectionFacts;
import dev.signet.identity.Credential;
import dev.signet.identity.Decision;
import dev.signet.identity.Presented;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.identity.TokenVerifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People and programs that are signed in, and whose role lets them have any name certified. */
final class BearerPersons {
  /** May have certified whatever the authority certifies, and nothing else. */
  private static final Role ENROL = new Role("enrol");

  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final TokenVerifier verifier;

  BearerPersons(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  /** Whose token it is. Refuses those that do not hold, and accounts without the role. */
  Applicant require(Redacted token, Request request) {
    Answer answer = verifier.verify(presented(token, request));
    AccessRule rule = new AccessRule.SignedIn(Set.of(isAdministrator(answer) ? Role.ADMIN : ENROL));
    return switch (rule.judge(answer)) {
      case Decision.Allowed(Principal.Person person) -> new Applicant.Person(person.username());
      case Decision.Allowed(Principal.Service service) -> new Applicant.Person(service.id());
      case Decision.Allowed(Principal.Nobody _) ->
          throw new IllegalStateException("a rule that wants a login lets nobody in");
      case Decision.Unauthenticated(Finding finding, _) -> throw new FindingException(finding);
      case Decision.Forbidden(_, Finding finding) -> throw new FindingException(finding);
      case Decision.Undecided(Finding finding) -> throw new FindingException(finding);
    };
  }

  private static boolean isAdministrator(Answer answer) {
    return answer instanceof Answer.Known known && known.principal().roles().contains(Role.ADMIN);
  }

  private static Presented presented(Redacted token, Request request) {
    RequestHead head = request.head();
    ServerConnection connection = request.connection();
    ServerConnection.@Nullable TlsFacts tls = connection.tls();
    InetSocketAddress remote =
        connection.remote() instanceof InetSocketAddress internet ? internet : LOCAL;
    ConnectionFacts facts =
        tls == null
            ? new ConnectionFacts(remote, false, List.of(), "")
            : new ConnectionFacts(remote, true, tls.peerCertificates(), tls.exporter());
    String url = "https://" + head.authority() + head.target();
    return new Presented(new Credential.Bearer(token), head.method().name(), url, facts);
  }
}
