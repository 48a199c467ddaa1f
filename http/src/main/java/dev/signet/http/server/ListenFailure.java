// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.HttpCode;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * Says why an address cannot be listened on. The system's answer is only in the exception's text.
 */
final class ListenFailure {
  private static final int LAST_PRIVILEGED_PORT = 1023;

  /** From a taken or forbidden port to the one that a remedy proposes. */
  private static final int PROPOSAL_DISTANCE = 1000;

  private static final int LAST_PORT = 65535;

  private ListenFailure() {}

  static FindingException of(ListenerSettings listener, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    String text = message.toLowerCase(Locale.ROOT);
    int port = listener.address() instanceof InetSocketAddress inet ? inet.getPort() : -1;
    HttpCode code;
    if (port > 0 && text.contains("in use")) {
      code = HttpCode.PORT_TAKEN;
    } else if (port > 0 && port <= LAST_PRIVILEGED_PORT && text.contains("permission denied")) {
      code = HttpCode.PORT_FORBIDDEN;
    } else if (text.contains("cannot assign") || text.contains("can't assign")) {
      code = HttpCode.ADDRESS_UNAVAILABLE;
    } else {
      code = HttpCode.LISTEN_FAILED;
    }
    return new FindingException(describe(code, listener, message), cause);
  }

  private static Finding describe(HttpCode code, ListenerSettings listener, String message) {
    Finding.Builder finding = Finding.about(code).subject(subject(listener));
    if (listener.address() instanceof InetSocketAddress inet) {
      int port = inet.getPort();
      int next =
          port + PROPOSAL_DISTANCE > LAST_PORT
              ? port - PROPOSAL_DISTANCE
              : port + PROPOSAL_DISTANCE;
      finding
          .with("port", String.valueOf(port))
          .with("next", String.valueOf(code == HttpCode.PORT_FORBIDDEN ? 8000 + port : next))
          .with("option", listener.name().startsWith("--") ? listener.name() : "--https-port");
      if (code == HttpCode.PORT_TAKEN) {
        return finding.wanted("a free port").found(PortHolder.describe(port)).build();
      }
    }
    return finding.found(Printable.line(message)).build();
  }

  private static String subject(ListenerSettings listener) {
    if (listener.address() instanceof InetSocketAddress inet) {
      String host = inet.getHostString();
      return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + inet.getPort();
    }
    return listener.address().toString();
  }
}
