// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import dev.signet.jsse.link.ParameterChoice;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.setting.ClientDemand;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.jsse.setting.SpokenNames;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * An {@code SSLServerSocket}: accepts plain connections, and hands out TLS sockets that have not
 * begun, so that a slow client holds up nobody who accepts.
 */
final class ServerSocketAdapter extends SSLServerSocket {
  private final TlsSetup setup;
  private final ConnectionSettings settings = new ConnectionSettings();
  private boolean client;

  /** A server socket that is not bound. */
  ServerSocketAdapter(TlsSetup setup) throws IOException {
    this.setup = setup;
  }

  @Override
  public Socket accept() throws IOException {
    Socket plain = new Socket();
    implAccept(plain);
    SocketAdapter socket = new SocketAdapter(setup, plain, SocketMaker.remote(plain), true);
    socket.serve(settings.copy(), client);
    return socket;
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return settings.suiteNames(choice().suites());
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    settings.setSuites(suites);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SpokenNames.suites().toArray(String[]::new);
  }

  @Override
  public String[] getSupportedProtocols() {
    return SpokenNames.versions().toArray(String[]::new);
  }

  @Override
  public String[] getEnabledProtocols() {
    return settings.versionNames(choice().versions());
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    settings.setVersions(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    settings.setDemand(need ? ClientDemand.NEEDED : ClientDemand.NONE);
  }

  @Override
  public boolean getNeedClientAuth() {
    return settings.demand() == ClientDemand.NEEDED;
  }

  @Override
  public void setWantClientAuth(boolean want) {
    settings.setDemand(want ? ClientDemand.WANTED : ClientDemand.NONE);
  }

  @Override
  public boolean getWantClientAuth() {
    return settings.demand() == ClientDemand.WANTED;
  }

  @Override
  public void setUseClientMode(boolean mode) {
    client = mode;
  }

  @Override
  public boolean getUseClientMode() {
    return client;
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    settings.setMayCreateSession(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return settings.mayCreateSession();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return settings.parameters(choice().versions(), choice().suites());
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    settings.apply(parameters);
  }

  /** Where it listens. */
  @Override
  public String toString() {
    return "ServerSocketAdapter[" + getLocalSocketAddress() + "]";
  }

  private ParameterChoice choice() {
    return new ParameterChoice(setup, client);
  }
}
