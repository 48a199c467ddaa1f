// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Heard;
import dev.signet.diagnose.fact.Route;
import dev.signet.diagnose.fact.Variation;
import dev.signet.tls.Credential;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Makes connections to one server and tells of each how it went. Blocks, never longer than its
 * patience; nothing is thrown for what a network or a server does.
 */
public final class Caller {
  /** More addresses than this are not tried: whoever waits has waited long enough. */
  private static final int MAX_ADDRESSES = 4;

  private final CheckTarget target;
  private final String serverName;
  private final Optional<Credential> credential;
  private final Patience patience;

  /**
   * For one server.
   *
   * @param target where it is
   * @param serverName who the hello asks for; empty for nobody
   * @param credential what to show where the server asks
   */
  public Caller(
      CheckTarget target, String serverName, Optional<Credential> credential, Patience patience) {
    this.target = target;
    this.serverName = serverName;
    this.credential = credential;
    this.patience = patience;
  }

  /** Makes one connection. */
  public Contact call(Variation variation) {
    List<InetAddress> addresses;
    try {
      addresses = List.of(InetAddress.getAllByName(target.host()));
    } catch (UnknownHostException e) {
      Route route = new Route(target.host(), target.port(), List.of(), Optional.empty());
      Ending ending = new Ending.Unresolved(String.valueOf(e.getMessage()));
      return new Contact(variation, route, false, ending, Heard.NOTHING);
    }
    return call(variation, addresses);
  }

  private Contact call(Variation variation, List<InetAddress> addresses) {
    Ending ending = new Ending.Filtered();
    List<InetAddress> order = variation == Variation.AGAIN ? addresses.reversed() : addresses;
    for (InetAddress address : order.subList(0, Math.min(order.size(), MAX_ADDRESSES))) {
      Route route = new Route(target.host(), target.port(), addresses, Optional.of(address));
      try (Socket socket = new Socket()) {
        Optional<Ending> refused = connect(socket, address);
        if (refused.isEmpty()) {
          return converse(socket, route, variation);
        }
        ending = refused.get();
      } catch (IOException notClosed) {
        // What was learned from the connection has been told by then.
      }
    }
    Route route = new Route(target.host(), target.port(), addresses, order.stream().findFirst());
    return new Contact(variation, route, false, ending, Heard.NOTHING);
  }

  /** Why there is no connection; empty where there is one. */
  private Optional<Ending> connect(Socket socket, InetAddress address) {
    try {
      socket.connect(
          new InetSocketAddress(address, target.port()), (int) patience.connect().toMillis());
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(new Ending.Filtered());
    } catch (ConnectException e) {
      return Optional.of(refusal(e));
    } catch (IOException e) {
      return Optional.of(lost(e));
    }
  }

  /** A reset that overtakes the connection's beginning is the server's word, and no lost way. */
  private static Ending lost(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("reset") ? new Ending.Reset() : new Ending.Unroutable(message);
  }

  private Contact converse(Socket socket, Route route, Variation variation) {
    try {
      socket.setTcpNoDelay(true);
      return new Conversation(target, patience).hold(socket, route, asked(variation));
    } catch (IOException reset) {
      // A setting of a socket fails where the peer has reset the connection already.
      return new Contact(variation, route, false, new Ending.Reset(), Heard.NOTHING);
    }
  }

  private Conversation.Asked asked(Variation variation) {
    String name = variation == Variation.WITHOUT_NAME ? "" : serverName;
    return new Conversation.Asked(variation, name, credential);
  }

  /** The one class says both that nobody listens and that there is no way. */
  private static Ending refusal(ConnectException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("refused")) {
      return new Ending.Refused();
    }
    return message.contains("timed out") ? new Ending.Filtered() : lost(e);
  }
}
