// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.ParameterChoice;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.setting.SpokenNames;
import dev.signet.tls.suite.CipherSuite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets. */
public final class ServerSocketMaker extends SSLServerSocketFactory {
  /** The JDK's own default. */
  private static final int USUAL_BACKLOG = 50;

  private final TlsSetup setup;

  /** A factory for one context. */
  public ServerSocketMaker(TlsSetup setup) {
    this.setup = setup;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocketAdapter(setup);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, USUAL_BACKLOG, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    try {
      socket.bind(new InetSocketAddress(address, port), backlog);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return SpokenNames.names(new ParameterChoice(setup, false).suites(), CipherSuite::name)
        .toArray(String[]::new);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SpokenNames.suites().toArray(String[]::new);
  }
}
