// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be looked at: {@code HOST}, {@code HOST:PORT} or an address with a scheme.
 *
 * @param dialect what is spoken there
 * @param host a name or an IP address, without brackets
 * @param port from 1 to 65535
 */
public record CheckTarget(Dialect dialect, String host, int port) {
  private static final int MAX_PORT = 65_535;

  /**
   * Understands what was typed. Of an address with several hosts, as drivers of databases take, the
   * first one counts.
   *
   * @throws FindingException {@code check-target-malformed}
   */
  public static CheckTarget parse(String typed) {
    int scheme = typed.indexOf("://");
    if (scheme < 0) {
      return place(typed, typed, Optional.empty());
    }
    String word = typed.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (word.equals("mongodb+srv")) {
      throw malformed(typed, "a host, because the one behind mongodb+srv is looked up by drivers");
    }
    Dialect dialect =
        Dialect.ofScheme(word).orElseThrow(() -> malformed(typed, "one of " + schemes()));
    String rest = typed.substring(scheme + 3);
    String authority = rest.split("[/?#]", 2)[0];
    String hosts = authority.substring(authority.lastIndexOf('@') + 1);
    boolean direct = dialect == Dialect.POSTGRES && rest.contains("sslnegotiation=direct");
    return place(
        typed, hosts.split(",", 2)[0], Optional.of(direct ? Dialect.POSTGRES_DIRECT : dialect));
  }

  /** Host and port as they are typed. */
  public String text() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private static CheckTarget place(String typed, String place, Optional<Dialect> said) {
    try {
      boolean bareAddress = place.indexOf(':') != place.lastIndexOf(':') && !place.startsWith("[");
      URI uri = new URI("any://" + (bareAddress ? "[" + place + "]" : place));
      if (uri.getHost() == null) {
        return unusual(typed, place, said);
      }
      return of(typed, uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort(), said);
    } catch (URISyntaxException e) {
      throw malformed(typed, "HOST, HOST:PORT or SCHEME://HOST:PORT");
    }
  }

  /** A name that is not one of RFC 3986, for instance with an underscore. */
  private static CheckTarget unusual(String typed, String place, Optional<Dialect> said) {
    String[] parts = place.split(":", 2);
    if (parts[0].isEmpty() || (parts.length == 2 && !parts[1].matches("[0-9]{1,5}"))) {
      throw malformed(typed, "HOST, HOST:PORT or SCHEME://HOST:PORT");
    }
    return of(typed, parts[0], parts.length == 2 ? Integer.parseInt(parts[1]) : -1, said);
  }

  private static CheckTarget of(String typed, String host, int port, Optional<Dialect> said) {
    if (port > MAX_PORT || port == 0) {
      throw malformed(typed, "a port from 1 to " + MAX_PORT);
    }
    Dialect dialect = said.orElseGet(() -> port < 0 ? Dialect.HTTPS : Dialect.usualAt(port));
    return new CheckTarget(dialect, host, port < 0 ? dialect.port() : port);
  }

  private static String schemes() {
    return Arrays.stream(Dialect.values()).map(Dialect::scheme).collect(Collectors.joining(", "));
  }

  private static FindingException malformed(String typed, String wanted) {
    return Finding.about(CheckCode.CHECK_TARGET_MALFORMED)
        .subject(Printable.line(typed))
        .wanted(wanted)
        .toException();
  }
}
