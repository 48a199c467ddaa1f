// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Who wants to know when the handshake is over; told on a thread of its own, as in the JDK. */
final class Listeners {
  private final List<HandshakeCompletedListener> all = new CopyOnWriteArrayList<>();
  private final SSLSocket socket;

  Listeners(SSLSocket socket) {
    this.socket = socket;
  }

  void add(HandshakeCompletedListener listener) {
    all.add(checked(listener));
  }

  void remove(HandshakeCompletedListener listener) {
    if (!all.remove(checked(listener))) {
      throw new IllegalArgumentException("listener not registered");
    }
  }

  void tell(SSLSession session) {
    if (!all.isEmpty()) {
      HandshakeCompletedEvent event = new HandshakeCompletedEvent(socket, session);
      Thread.ofVirtual()
          .name("handshake-completed")
          .start(() -> all.forEach(listener -> listener.handshakeCompleted(event)));
    }
  }

  private static HandshakeCompletedListener checked(HandshakeCompletedListener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("listener is null");
    }
    return listener;
  }
}
