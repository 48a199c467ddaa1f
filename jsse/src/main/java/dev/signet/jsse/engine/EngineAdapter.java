// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import dev.signet.jsse.link.Asker;
import dev.signet.jsse.link.Link;
import dev.signet.jsse.link.LinkControls;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.session.PeerPlace;
import dev.signet.jsse.setting.ClientDemand;
import dev.signet.jsse.setting.SpokenNames;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An {@code SSLEngine} over our engine.
 *
 * <p>{@code wrap} and {@code unwrap} may be called by two threads at a time, as JSSE allows. What
 * the calls mean for records and statuses is in {@link EngineConversation}.
 */
public final class EngineAdapter extends SSLEngine {
  private final Link link;
  private final LinkControls controls;
  private final EngineConversation conversation;
  private Optional<BiFunction<SSLEngine, List<String>, String>> selector = Optional.empty();

  /** An engine that does not know its peer. */
  public EngineAdapter(TlsSetup setup) {
    this(setup, PeerPlace.UNKNOWN);
  }

  /** An engine for a peer. */
  public EngineAdapter(TlsSetup setup, PeerPlace place) {
    super(place.host().isEmpty() ? null : place.host(), place.port());
    this.link = new Link(setup, place, new Asker.ByEngine(this));
    this.controls = new LinkControls(link);
    this.conversation = new EngineConversation(link);
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] srcs, int offset, int length, ByteBuffer dst)
      throws SSLException {
    if (srcs == null || dst == null) {
      throw new IllegalArgumentException("src or dst is null");
    }
    if (dst.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    return conversation.wrap(PlainBuffers.toRead(srcs, offset, length), dst);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer src, ByteBuffer[] dsts, int offset, int length)
      throws SSLException {
    if (src == null || dsts == null) {
      throw new IllegalArgumentException("src or dst is null");
    }
    return conversation.unwrap(src, PlainBuffers.toFill(dsts, offset, length));
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return conversation.takeTask();
  }

  @Override
  public void closeInbound() throws SSLException {
    conversation.closeInbound();
  }

  @Override
  public boolean isInboundDone() {
    return conversation.isInboundDone();
  }

  @Override
  public void closeOutbound() {
    conversation.closeOutbound();
  }

  @Override
  public boolean isOutboundDone() {
    return conversation.isOutboundDone();
  }

  @Override
  public void beginHandshake() throws SSLException {
    conversation.begin();
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return conversation.status();
  }

  @Override
  public SSLSession getSession() {
    return link.session();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return link.handshake().orElse(null);
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
      @Nullable BiFunction<SSLEngine, List<String>, String> chooser) {
    selector = Optional.ofNullable(chooser);
    link.setSelector(selector.map(choose -> offered -> choose.apply(this, offered)));
  }

  @Override
  public @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector.orElse(null);
  }

  /** Peer and status. */
  @Override
  public String toString() {
    return "EngineAdapter[" + link.place() + ", " + getHandshakeStatus() + "]";
  }
}
