// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

/**
 * Our session cookie in a Cookie field: its value for the gate, and the field without it and the
 * login pages' other cookies for the application. All other cookies keep every byte.
 */
final class SessionCookie {
  /** The cookie's name. Browsers take it only over HTTPS, for this host and without a domain. */
  static final String NAME = "__Host-signet";

  private static final String PAIR = NAME + "=";

  /** The login pages' own: they tell a known device and a form of ours, and no application. */
  private static final String FAMILY = NAME + "-";

  private final String field;
  private int count;
  private boolean related;
  private String value = "";

  SessionCookie(String field) {
    this.field = field;
    if (field.contains(NAME)) {
      for (int at = 0; at < field.length(); at = next(at)) {
        read(at);
      }
    }
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The last one's value, or empty. */
  String value() {
    return value;
  }

  /**
   * The field without our cookies: the same object where there is none, empty where nothing is
   * left.
   */
  String without() {
    if (count == 0 && !related) {
      return field;
    }
    StringBuilder rest = new StringBuilder(field.length());
    for (int at = 0; at < field.length(); at = next(at)) {
      if (!isOurs(at) && !isRelated(at)) {
        rest.append(rest.isEmpty() ? "" : ";");
        int from = rest.isEmpty() ? skipSpace(at) : at;
        rest.append(field, from, end(at));
      }
    }
    return rest.toString();
  }

  private void read(int at) {
    related |= isRelated(at);
    if (isOurs(at)) {
      count++;
      value = field.substring(skipSpace(at) + PAIR.length(), end(at)).strip();
    }
  }

  private boolean isRelated(int at) {
    return field.startsWith(FAMILY, skipSpace(at));
  }

  private boolean isOurs(int at) {
    return field.startsWith(PAIR, skipSpace(at));
  }

  private int skipSpace(int at) {
    int from = at;
    while (from < field.length() && (field.charAt(from) == ' ' || field.charAt(from) == '\t')) {
      from++;
    }
    return from;
  }

  private int end(int at) {
    int semicolon = field.indexOf(';', at);
    return semicolon < 0 ? field.length() : semicolon;
  }

  private int next(int at) {
    return end(at) + 1;
  }
}
