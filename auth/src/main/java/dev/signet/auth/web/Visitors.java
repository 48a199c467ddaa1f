// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.CredentialVerifier;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.Request;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import dev.signet.identity.IdentityCode;
import java.util.Optional;

/** Who sends a request, by the session of a browser or by the token of a program. */
final class Visitors {
  private final CredentialVerifier verifier;

  Visitors(CredentialVerifier verifier) {
    this.verifier = verifier;
  }

  /** Whoever is signed in; empty where nobody is. */
  Optional<Answer.Known> signedIn(Request request) {
    return Session.in(request)
        .map(cookie -> verifier.verify(Client.presented(request, new Credential.Session(cookie))))
        .flatMap(answer ->
            switch (answer) {
              case Answer.Known known -> Optional.of(known);
              case Answer.Anonymous(), Answer.Refused(var _) -> Optional.empty();
              case Answer.Unavailable(var finding) -> throw new FindingException(finding);
            });
  }

  /** Whoever a request's bearer token speaks for; anything else is thrown. */
  Answer.Known byToken(Request request) {
    Redacted bearer =
        Client.bearer(request)
            .orElseThrow(() -> new FindingException(Finding.of(IdentityCode.CREDENTIAL_MISSING)));
    return switch (verifier.verify(Client.presented(request, new Credential.Bearer(bearer)))) {
      case Answer.Known known -> known;
      case Answer.Refused(Finding finding) -> throw new FindingException(finding);
      case Answer.Unavailable(Finding finding) -> throw new FindingException(finding);
      case Answer.Anonymous() ->
          throw new FindingException(Finding.of(IdentityCode.CREDENTIAL_MISSING));
    };
  }
}
