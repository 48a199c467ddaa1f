// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import dev.signet.jsse.SignetContext;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * What PostgreSQL's driver makes by its name: the argument is the file of authorities and, after
 * it, a chain and a key.
 */
public final class SignetSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory sockets;

  public SignetSocketFactory(String argument) {
    String[] files = argument.split(File.pathSeparator, -1);
    SignetContext context = new SignetContext().trust(Path.of(files[0]));
    if (files.length > 1) {
      context.key(Path.of(files[1]), Path.of(files[2]));
    }
    SSLContext made = context.toSslContext();
    sockets = made.getSocketFactory();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    return sockets.createSocket(plain, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }
}
