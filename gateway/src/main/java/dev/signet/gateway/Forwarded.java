// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.Exchange;
import dev.signet.http.RequestHead;
import dev.signet.http.ServerConnection;
import dev.signet.http.client.UpstreamRequest;
import io.netty.util.AsciiString;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Says where a request came from: {@code Forwarded} (RFC 7239) and the older fields that most
 * frameworks read. What the client said of it was dropped, since no proxy in front is trusted.
 */
final class Forwarded {
  private static final AsciiString FORWARDED = AsciiString.cached("Forwarded");
  private static final AsciiString FOR = AsciiString.cached("X-Forwarded-For");
  private static final AsciiString HOST = AsciiString.cached("X-Forwarded-Host");
  private static final AsciiString PORT = AsciiString.cached("X-Forwarded-Port");
  private static final AsciiString PROTO = AsciiString.cached("X-Forwarded-Proto");

  // RFC 7239, 6.2: for a client without an internet address, as on a Unix socket.
  private static final String UNKNOWN = "unknown";

  private Forwarded() {}

  static void write(UpstreamRequest request, Exchange exchange) {
    RequestHead head = exchange.request();
    String scheme = exchange.connection().tls() == null ? "http" : "https";
    String remote = remote(exchange.connection());
    // RFC 7239, 4: an IPv6 address "is always enclosed in square brackets" and, like whatever holds
    // a colon, quoted.
    String node = remote.indexOf(':') < 0 ? remote : "\"[" + remote + "]\"";
    String authority = head.authority();
    request.field(FORWARDED, "for=" + node + ";host=\"" + authority + "\";proto=" + scheme);
    request.field(FOR, remote);
    request.field(HOST, authority);
    request.field(PORT, port(head, scheme));
    request.field(PROTO, scheme);
  }

  /** The client's address as text, without a zone. */
  static String remote(ServerConnection connection) {
    if (!(connection.remote() instanceof InetSocketAddress internet)) {
      return UNKNOWN;
    }
    InetAddress address = internet.getAddress();
    if (address == null) {
      return UNKNOWN;
    }
    String text = address.getHostAddress();
    int zone = address instanceof Inet6Address ? text.indexOf('%') : -1;
    return zone < 0 ? text : text.substring(0, zone);
  }

  // The port that the client wrote, which behind a port mapping is not the one we listen on.
  private static String port(RequestHead head, String scheme) {
    String authority = head.authority();
    int host = head.host().length();
    if (host + 1 < authority.length()) {
      return authority.substring(host + 1);
    }
    return scheme.equals("https") ? "443" : "80";
  }
}
