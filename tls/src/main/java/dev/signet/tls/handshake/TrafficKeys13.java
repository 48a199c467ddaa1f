// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.Exporter;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.KeyUpdate;
import dev.signet.tls.suite.CipherSuite;
import org.jspecify.annotations.Nullable;

/** The changing keys of a TLS 1.3 connection (RFC 9846, 4.6.3 and 7.2). */
public final class TrafficKeys13 {
  /** Without data in between nobody needs more; each costs us a key derivation. */
  private static final int MAX_UPDATES_WITHOUT_DATA = 32;

  private final CipherSuite suite;
  private final Exporter exporter;
  private TrafficSecret sending;
  private TrafficSecret receiving;
  private int updatesWithoutData;
  private boolean answerDue;

  /** The first generation. */
  public TrafficKeys13(
      CipherSuite suite, Exporter exporter, TrafficSecret sending, TrafficSecret receiving) {
    this.suite = suite;
    this.exporter = exporter;
    this.sending = sending;
    this.receiving = receiving;
  }

  /** Takes the peer's KeyUpdate; where the peer asks for one, ours goes before our next data. */
  public void receive(InboundMessage message, Flow flow) throws TlsFault {
    KeyUpdate update = message.read13(KeyUpdate.class, HandshakeTypes.KEY_UPDATE);
    if (++updatesWithoutData > MAX_UPDATES_WITHOUT_DATA) {
      throw PeerMisbehaved.KEY_UPDATES_TOO_MANY.toFault(
          "at most " + MAX_UPDATES_WITHOUT_DATA, String.valueOf(updatesWithoutData));
    }
    receiving = receiving.next();
    flow.protectReceiving(receiving.keys(suite));
    answerDue |= update.updateRequested();
  }

  /**
   * Our data follows. RFC 9846, 4.6.3: a peer that was asked for an update "MUST send a KeyUpdate
   * of its own with request_update set to "update_not_requested" prior to sending its next
   * Application Data record"; so however often it was asked in the meantime, it "will respond with
   * a single update".
   */
  public void beforeData(Flow flow) throws TlsFault {
    if (answerDue) {
      send(false, flow);
    }
  }

  /** Takes new keys for what we send. */
  public void send(boolean requestPeer, Flow flow) throws TlsFault {
    flow.send(new KeyUpdate(requestPeer));
    sending = sending.next();
    flow.protectSending(sending.keys(suite));
    answerDue = false;
  }

  /** Data came: the counting begins anew. */
  public void dataReceived() {
    updatesWithoutData = 0;
  }

  /** What the client's messages after the handshake are authenticated with. */
  public TrafficSecret sendingSecret() {
    return sending;
  }

  /** What they are checked with. */
  public TrafficSecret receivingSecret() {
    return receiving;
  }

  /** Gives keys to a protocol above. */
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return exporter.export(label, context, length);
  }

  /** Wipes all. */
  public void wipe() {
    sending.wipe();
    receiving.wipe();
    exporter.wipe();
  }
}
