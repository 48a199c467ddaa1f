// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import java.util.function.Predicate;
import javax.net.ssl.X509TrustManager;

/**
 * Which visitors of a web server are asked for a certificate. They may leave it out.
 *
 * @param hosts says by the server name, in lower case or empty, whether to ask; must not block
 * @param judge judges what they show; it may block
 */
public record ClientQuestion(Predicate<String> hosts, X509TrustManager judge) {
  /** Nobody is asked: browsers that have a certificate would show a window. */
  public static final ClientQuestion NONE = new ClientQuestion(_ -> false, new NoClientTrust());
}
