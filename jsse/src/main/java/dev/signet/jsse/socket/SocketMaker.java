// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.ParameterChoice;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.session.PeerPlace;
import dev.signet.jsse.setting.SpokenNames;
import dev.signet.tls.suite.CipherSuite;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets, most of them on the client's side. */
public final class SocketMaker extends SSLSocketFactory {
  private final TlsSetup setup;

  /** A factory for one context. */
  public SocketMaker(TlsSetup setup) {
    this.setup = setup;
  }

  @Override
  public Socket createSocket() {
    return client(new Socket(), PeerPlace.UNKNOWN, true);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return connected(new InetSocketAddress(address, port), null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
  }

  @Override
  public Socket createSocket(Socket below, @Nullable String host, int port, boolean autoClose)
      throws IOException {
    requireConnected(below);
    return client(below, new PeerPlace(host == null ? "" : host, port), autoClose);
  }

  @Override
  public Socket createSocket(Socket below, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    requireConnected(below);
    InputStream read = consumed == null ? InputStream.nullInputStream() : consumed;
    return new SocketAdapter(setup, below, remote(below), new CarrierUse(autoClose, read))
        .as(false);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return SpokenNames.names(new ParameterChoice(setup, true).suites(), CipherSuite::name)
        .toArray(String[]::new);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SpokenNames.suites().toArray(String[]::new);
  }

  /** Where a connected socket leads, by address. */
  static PeerPlace remote(Socket below) {
    return new PeerPlace(below.getInetAddress().getHostAddress(), below.getPort());
  }

  private Socket connected(InetSocketAddress remote, @Nullable SocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private SocketAdapter client(Socket below, PeerPlace place, boolean autoClose) {
    return new SocketAdapter(setup, below, place, autoClose).as(true);
  }

  private static void requireConnected(Socket below) throws SocketException {
    if (!below.isConnected()) {
      throw new SocketException("Underlying socket is not connected");
    }
  }
}
