// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import dev.signet.identity.Credential;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The credential in a request's fields.
 *
 * <p>A bearer token outranks the session cookie: whoever sets the field chose it for this request,
 * while a browser sends the cookie by itself. An Authorization field of another scheme belongs to
 * the application.
 */
sealed interface CredentialReading {
  /** What was shown, perhaps nothing. */
  record Shown(Credential credential) implements CredentialReading {}

  /** It cannot be said which of several counts. */
  record Refused(Finding finding) implements CredentialReading {}

  /** Nothing was shown. */
  CredentialReading NOTHING = new Shown(new Credential.None());

  /** Reads the credential. */
  static CredentialReading of(HttpHeaders headers) {
    CredentialReading bearer = bearer(headers);
    return bearer == null ? session(headers) : bearer;
  }

  private static @Nullable CredentialReading bearer(HttpHeaders headers) {
    Iterator<String> values = headers.valueStringIterator(HttpHeaderNames.AUTHORIZATION);
    if (!values.hasNext()) {
      return null;
    }
    String first = values.next();
    if (values.hasNext()) {
      return ambiguous("bearer token", "several Authorization fields");
    }
    String token = BearerToken.in(first);
    return token == null ? null : new Shown(new Credential.Bearer(Redacted.of(token)));
  }

  private static CredentialReading session(HttpHeaders headers) {
    Iterator<String> values = headers.valueStringIterator(HttpHeaderNames.COOKIE);
    String found = null;
    while (values.hasNext()) {
      SessionCookie cookie = new SessionCookie(values.next());
      if (cookie.count() > 1 || (cookie.count() == 1 && found != null)) {
        return ambiguous("session cookie", "several of them");
      }
      found = cookie.count() == 1 ? cookie.value() : found;
    }
    return found == null ? NOTHING : new Shown(new Credential.Session(Redacted.of(found)));
  }

  private static CredentialReading ambiguous(String what, String found) {
    return new Refused(
        Finding.about(GatewayCode.CREDENTIAL_AMBIGUOUS).subject(what).found(found).build());
  }
}
