// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import java.util.Locale;

/**
 * Whether two URIs are the same name: letter case counts in neither scheme nor host, and in
 * everything else (RFC 3986, 6.2.2.1; SPIFFE-ID, 2).
 */
final class UriMatcher {
  private static final String AUTHORITY = "://";
  private static final String SPIFFE = "spiffe://";

  private UriMatcher() {}

  static boolean matches(String wanted, String presented) {
    return normal(wanted).equals(normal(presented));
  }

  /** Whether a URI is the name of a workload. */
  static boolean isSpiffe(String uri) {
    return uri.toLowerCase(Locale.ROOT).startsWith(SPIFFE);
  }

  /** The scheme, and the host where there is one and nothing before it, in lower case. */
  private static String normal(String uri) {
    int colon = uri.indexOf(':');
    if (colon < 0) {
      return uri;
    }
    int end = colon;
    if (uri.startsWith(AUTHORITY, colon)) {
      int authority = colon + AUTHORITY.length();
      int after = endOfAuthority(uri, authority);
      // What stands before an at sign is a user's name, in which letter case counts.
      end = uri.substring(authority, after).indexOf('@') < 0 ? after : colon;
    }
    return uri.substring(0, end).toLowerCase(Locale.ROOT) + uri.substring(end);
  }

  /** RFC 3986, 3.2: the authority ends before the next slash, question mark or number sign. */
  private static int endOfAuthority(String uri, int from) {
    int at = from;
    while (at < uri.length() && "/?#".indexOf(uri.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
