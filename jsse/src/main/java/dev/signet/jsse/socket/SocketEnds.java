// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.Link;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;

/** A socket's reading, writing and closing, from the first use to the last. */
final class SocketEnds implements SocketStreams.Ends {
  /** A close_notify waits for a peer that does not read no longer than this. */
  private static final Duration GOODBYE_PATIENCE = Duration.ofSeconds(2);

  /** Where the socket below lives on, the peer's close_notify is waited for as long as this. */
  private static final int PEERS_GOODBYE_MILLIS = 10_000;

  private final Link link;
  private final Socket carrier;
  private final CarrierUse use;
  private final Consumer<SSLSession> told;
  private final ReentrantLock opening = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<SocketConversation> conversation = Optional.empty();

  SocketEnds(Link link, Socket carrier, CarrierUse use, Consumer<SSLSession> told) {
    this.link = link;
    this.carrier = carrier;
    this.use = use;
    this.told = told;
  }

  void handshake() throws IOException {
    if (open().handshake()) {
      told.accept(link.session());
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    handshakeQuietly();
    return open().read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return open().available();
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    handshakeQuietly();
    open().write(source, offset, length);
  }

  boolean isClosed() {
    return closed.get() || carrier.isClosed();
  }

  void shutdownInput() throws IOException {
    open().shutdownInput();
  }

  void shutdownOutput() throws IOException {
    open().shutdownOutput();
  }

  boolean isInputShutdown() {
    return conversation.map(SocketConversation::isInputShutdown).orElse(false);
  }

  boolean isOutputShutdown() {
    return conversation.map(SocketConversation::isOutputShutdown).orElse(false);
  }

  /** Says goodbye and closes; the second time does nothing. */
  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      if (conversation.isPresent() && !carrier.isClosed()) {
        sayGoodbye(conversation.get());
      }
    } finally {
      if (use.autoClose()) {
        carrier.close();
      }
      link.end();
    }
  }

  /** Established connections, which are nearly all calls, take no lock. */
  private void handshakeQuietly() throws IOException {
    if (conversation.isEmpty() || !conversation.get().isEstablished()) {
      handshake();
    }
  }

  private void sayGoodbye(SocketConversation connected) throws IOException {
    // A peer that does not read must not keep the closer: the carrier's close ends the attempt.
    Thread goodbye =
        Thread.ofVirtual()
            .name("close-notify")
            .start(() -> {
              try {
                connected.sayGoodbye();
              } catch (IOException gone) {
                // Nobody is left to be told.
              }
            });
    try {
      goodbye.join(GOODBYE_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!use.autoClose()) {
      awaitGoodbye(connected);
    }
  }

  private void awaitGoodbye(SocketConversation connected) throws IOException {
    int usual = carrier.getSoTimeout();
    carrier.setSoTimeout(usual == 0 ? PEERS_GOODBYE_MILLIS : usual);
    try {
      connected.awaitGoodbye();
    } finally {
      carrier.setSoTimeout(usual);
    }
  }

  private SocketConversation open() throws IOException {
    if (closed.get()) {
      throw new SocketException("Socket is closed");
    }
    if (conversation.isEmpty()) {
      opening.lock();
      try {
        if (conversation.isEmpty()) {
          conversation = Optional.of(new SocketConversation(link, carrier, transport()));
        }
      } finally {
        opening.unlock();
      }
    }
    return conversation.get();
  }

  private Transport transport() throws IOException {
    InputStream in = carrier.getInputStream();
    return new Transport(
        new SequenceInputStream(use.consumed(), in), carrier.getOutputStream(), use.autoClose());
  }
}
