// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An ACME server, and as whom it knows us.
 *
 * @param directory the address of its directory
 * @param trust what its own certificate is judged by
 * @param applicant as whom it knows us
 */
public record AcmeServer(URI directory, SSLContext trust, Applicant applicant) {
  /**
   * As whom it knows us.
   *
   * @param contact a mail address
   * @param profile which kind of certificate to order, in the server's words
   * @param binding what makes an account where the server asks for that
   */
  public record Applicant(
      Optional<String> contact, Optional<String> profile, Optional<Binding> binding) {}

  /**
   * What makes an account (RFC 8555, 7.3.4).
   *
   * @param key the identifier that the authority gave out
   * @param secret the MAC key that it gave out, in base64url
   */
  public record Binding(String key, String secret) {
    /** What an authority gave out; empty where the MAC key is not base64url. */
    public static Optional<Binding> read(String key, String secret) {
      try {
        return Base64.getUrlDecoder().decode(secret).length > 0
            ? Optional.of(new Binding(key, secret))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return key;
    }
  }
}
