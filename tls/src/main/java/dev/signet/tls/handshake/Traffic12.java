// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.Exporter;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A TLS 1.2 connection whose handshake is over, on either side. */
public final class Traffic12 implements TrafficState {
  private final ConnectionFacts facts;
  private final Exporter exporter;

  /**
   * Begins once both sides' Finished were exchanged.
   *
   * @param proof that the peer's was checked
   */
  public Traffic12(ConnectionFacts facts, Exporter exporter, VerifiedFinished proof) {
    Objects.requireNonNull(proof);
    this.facts = facts;
    this.exporter = exporter;
  }

  /** RFC 5246, 7.4.1.1 and RFC 5746: a new handshake inside of this connection is refused. */
  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    if (message.is(HandshakeTypes.HELLO_REQUEST) || message.is(HandshakeTypes.CLIENT_HELLO)) {
      HandshakeReader.readTls12(message.whole());
      throw PeerMisbehaved.RENEGOTIATION_REFUSED.toFault(
          "application data", HandshakeTypes.name(message.type()));
    }
    throw message.unexpected("no handshake message");
  }

  @Override
  public boolean isEstablished() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return facts;
  }

  @Override
  public void updateKeys(boolean requestPeer, Flow flow) throws TlsFault {
    throw EngineMisuse.CALL_OUT_OF_ORDER.toFault(
        ProtocolVersion.TLS13.label(), ProtocolVersion.TLS12.label());
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return exporter.export(label, context, length);
  }

  @Override
  public void dataReceived() {
    // Nothing is counted: this version has no messages between the data.
  }

  @Override
  public void beforeData(Flow flow) {
    // Nothing goes first in this version.
  }

  @Override
  public void wipe() {
    exporter.wipe();
  }
}
