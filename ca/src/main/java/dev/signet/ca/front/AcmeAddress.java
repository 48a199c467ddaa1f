// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.explain.Finding;
import dev.signet.http.RequestHead;

/**
 * The addresses of one client's view: under the name by which it asked.
 *
 * @param origin {@code https://host:port}
 * @param target what was asked, path and query
 */
record AcmeAddress(String origin, String target) {
  static final String PREFIX = "/acme/";
  static final String DIRECTORY = PREFIX + "directory";
  static final String NEW_NONCE = PREFIX + "new-nonce";
  static final String NEW_ACCOUNT = PREFIX + "new-account";
  static final String NEW_ORDER = PREFIX + "new-order";
  static final String REVOKE = PREFIX + "revoke-cert";
  static final String KEY_CHANGE = PREFIX + "key-change";
  static final String RENEWAL = PREFIX + "renewal-info";

  private static final String ACCOUNT = PREFIX + "account/";
  private static final String ORDER = PREFIX + "order/";
  private static final String AUTHORIZATION = PREFIX + "authorization/";
  private static final String CHALLENGE = PREFIX + "challenge/";
  private static final String CERTIFICATE = PREFIX + "certificate/";

  static AcmeAddress of(RequestHead head) {
    return new AcmeAddress("https://" + head.authority(), head.target());
  }

  /** The URL that a request must have signed. */
  String requested() {
    return origin + target;
  }

  String to(String path) {
    return origin + path;
  }

  String toAccount(String id) {
    return to(ACCOUNT + id);
  }

  String toOrders(String account) {
    return to(ACCOUNT + account + "/orders");
  }

  String toOrder(String id) {
    return to(ORDER + id);
  }

  String toFinalize(String order) {
    return to(ORDER + order + "/finalize");
  }

  String toAuthorization(String id) {
    return to(AUTHORIZATION + id);
  }

  String toChallenge(String authorization, ChallengeType type) {
    return to(CHALLENGE + authorization + "/" + type.wire());
  }

  String toCertificate(String order) {
    return to(CERTIFICATE + order);
  }

  /** The identifier in an account's address. */
  String account(String url) {
    String start = to(ACCOUNT);
    if (!url.startsWith(start) || url.indexOf('/', start.length()) >= 0) {
      throw Finding.about(AcmeCode.ACME_ACCOUNT_UNKNOWN)
          .wanted(start + "…")
          .found(dev.signet.explain.Printable.line(url))
          .toException();
    }
    return url.substring(start.length());
  }
}
