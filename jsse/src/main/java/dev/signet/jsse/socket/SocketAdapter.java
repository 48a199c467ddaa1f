// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.Asker;
import dev.signet.jsse.link.Link;
import dev.signet.jsse.link.LinkControls;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.session.PeerPlace;
import dev.signet.jsse.setting.ClientDemand;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.jsse.setting.SpokenNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An {@code SSLSocket} over our engine and a plain socket below: its own one, or one that it was
 * given.
 *
 * <p>Reader, writer and closer may be three threads; none of them is pinned where it is virtual,
 * and a close ends what the others wait for.
 */
final class SocketAdapter extends CarriedSocket {
  private final Link link;
  private final LinkControls controls;
  private final SocketEnds ends;
  private final Listeners listeners = new Listeners(this);
  private Optional<BiFunction<javax.net.ssl.SSLSocket, List<String>, String>> selector =
      Optional.empty();

  /**
   * A socket over another one.
   *
   * @param carrier may still have to be connected
   * @param place who the peer is, as far as is known
   * @param autoClose whether the carrier ends with this socket
   */
  SocketAdapter(TlsSetup setup, Socket carrier, PeerPlace place, boolean autoClose) {
    this(setup, carrier, place, new CarrierUse(autoClose, InputStream.nullInputStream()));
  }

  /** A socket over another one, some of whose bytes were read already. */
  SocketAdapter(TlsSetup setup, Socket carrier, PeerPlace place, CarrierUse use) {
    super(carrier);
    this.link = new Link(setup, place, new Asker.BySocket(this));
    this.controls = new LinkControls(link);
    this.ends = new SocketEnds(link, carrier, use, listeners::tell);
  }

  /** Begins on the server's side with a server socket's settings. */
  void serve(ConnectionSettings settings, boolean client) {
    link.setSettings(settings);
    link.setClient(client);
  }

  /** Says which side this is. */
  SocketAdapter as(boolean client) {
    link.setClient(client);
    return this;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    carrier().connect(endpoint, timeout);
    if (endpoint instanceof InetSocketAddress address && link.place().host().isEmpty()) {
      link.setPlace(new PeerPlace(address.getHostString(), address.getPort()));
    }
  }

  @Override
  public void startHandshake() throws IOException {
    ends.handshake();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    requireOpen();
    if (isInputShutdown()) {
      throw new SocketException("Socket input is shutdown");
    }
    return SocketStreams.input(ends);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    requireOpen();
    if (isOutputShutdown()) {
      throw new SocketException("Socket output is shutdown");
    }
    return SocketStreams.output(ends);
  }

  @Override
  public void close() throws IOException {
    ends.close();
  }

  @Override
  public boolean isClosed() {
    return ends.isClosed();
  }

  @Override
  public void shutdownInput() throws IOException {
    requireOpen();
    ends.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    requireOpen();
    ends.shutdownOutput();
  }

  @Override
  public boolean isInputShutdown() {
    return ends.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return ends.isOutputShutdown();
  }

  /** Shakes hands where that was not done; a session that is not valid says that it failed. */
  @Override
  public SSLSession getSession() {
    try {
      ends.handshake();
    } catch (IOException | RuntimeException e) {
      // JSSE: "If an error occurs during the initial handshake, this method returns an invalid
      // session object". The next read or write says why.
      return link.session();
    }
    return link.session();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return link.handshake().orElse(null);
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SpokenNames.suites().toArray(String[]::new);
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return controls.suites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    link.settings().setSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return SpokenNames.versions().toArray(String[]::new);
  }

  @Override
  public String[] getEnabledProtocols() {
    return controls.versions();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    link.settings().setVersions(protocols);
  }

  @Override
  public void setUseClientMode(boolean mode) {
    link.setClient(mode);
  }

  @Override
  public boolean getUseClientMode() {
    return link.isClient();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    link.settings().setDemand(need ? ClientDemand.NEEDED : ClientDemand.NONE);
  }

  @Override
  public boolean getNeedClientAuth() {
    return link.settings().demand() == ClientDemand.NEEDED;
  }

  @Override
  public void setWantClientAuth(boolean want) {
    link.settings().setDemand(want ? ClientDemand.WANTED : ClientDemand.NONE);
  }

  @Override
  public boolean getWantClientAuth() {
    return link.settings().demand() == ClientDemand.WANTED;
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    link.settings().setMayCreateSession(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return link.settings().mayCreateSession();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return controls.parameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    link.settings().apply(parameters);
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    return controls.applicationProtocol();
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    return controls.handshakeApplicationProtocol();
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<javax.net.ssl.SSLSocket, List<String>, String> chooser) {
    selector = Optional.ofNullable(chooser);
    link.setSelector(selector.map(choose -> offered -> choose.apply(this, offered)));
  }

  @Override
  public @Nullable BiFunction<javax.net.ssl.SSLSocket, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector.orElse(null);
  }

  /** Peer and session. */
  @Override
  public String toString() {
    return "SocketAdapter[" + link.place() + ", " + link.session().getProtocol() + "]";
  }

  private void requireOpen() throws SocketException {
    if (isClosed()) {
      throw new SocketException("Socket is closed");
    }
    if (!isConnected()) {
      throw new SocketException("Socket is not connected");
    }
  }
}
