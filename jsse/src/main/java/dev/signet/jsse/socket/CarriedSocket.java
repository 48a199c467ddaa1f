// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The part of a socket that has nothing to do with TLS: it is that of the socket below. */
abstract class CarriedSocket extends SSLSocket {
  private final Socket carrier;

  CarriedSocket(Socket carrier) {
    this.carrier = carrier;
  }

  /** The socket below. */
  final Socket carrier() {
    return carrier;
  }

  @Override
  public void bind(@Nullable SocketAddress address) throws IOException {
    carrier.bind(address);
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return carrier.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return carrier.getLocalAddress();
  }

  @Override
  public int getPort() {
    return carrier.getPort();
  }

  @Override
  public int getLocalPort() {
    return carrier.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return carrier.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return carrier.getLocalSocketAddress();
  }

  @Override
  public @Nullable SocketChannel getChannel() {
    // Whoever wrote there would write between the records.
    return null;
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    carrier.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return carrier.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int linger) throws SocketException {
    carrier.setSoLinger(on, linger);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return carrier.getSoLinger();
  }

  @Override
  public void sendUrgentData(int data) throws IOException {
    throw new SocketException("This method is not supported by SSLSockets");
  }

  @Override
  public void setOOBInline(boolean on) throws SocketException {
    throw new SocketException("This method is ineffective, since TLS has no urgent data");
  }

  @Override
  public boolean getOOBInline() {
    return false;
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    carrier.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return carrier.getSoTimeout();
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    carrier.setSendBufferSize(size);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return carrier.getSendBufferSize();
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    carrier.setReceiveBufferSize(size);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return carrier.getReceiveBufferSize();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    carrier.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return carrier.getKeepAlive();
  }

  @Override
  public void setTrafficClass(int trafficClass) throws SocketException {
    carrier.setTrafficClass(trafficClass);
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return carrier.getTrafficClass();
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    carrier.setReuseAddress(on);
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return carrier.getReuseAddress();
  }

  @Override
  public boolean isConnected() {
    return carrier.isConnected();
  }

  @Override
  public boolean isBound() {
    return carrier.isBound();
  }

  @Override
  public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
    carrier.setPerformancePreferences(connectionTime, latency, bandwidth);
  }

  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
    carrier.setOption(name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return carrier.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return carrier.supportedOptions();
  }
}
