// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.CredentialVerifier;
import dev.signet.explain.FindingException;
import dev.signet.http.Request;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import java.util.Optional;

/** Who has a session in the browser that sends a request. */
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
}
