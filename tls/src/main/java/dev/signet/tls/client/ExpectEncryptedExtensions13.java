// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ExternalPsk;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.SelectedProtocol;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.OfferedExtensions;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.message.EncryptedExtensions;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.session.ResumableSession;

/** A client of TLS 1.3 that has the keys of the handshake. */
final class ExpectEncryptedExtensions13 implements HandshakeState {
  private final Progress13 progress;
  private final KnownBy knownBy;

  ExpectEncryptedExtensions13(Progress13 progress, KnownBy knownBy) {
    this.progress = progress;
    this.knownBy = knownBy;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    EncryptedExtensions answer =
        message.read13(EncryptedExtensions.class, HandshakeTypes.ENCRYPTED_EXTENSIONS);
    OfferedExtensions.check(
        progress.greeting().hello().extensions(),
        answer.extensions(),
        CarrierMessage.ENCRYPTED_EXTENSIONS);
    String protocol = protocol(answer);
    RecordSizeLimit limit = answer.extensions().find(RecordSizeLimit.class);
    if (limit != null) {
      // RFC 8449, 4: in TLS 1.3 the limit counts the content type's byte.
      flow.writer().limitPlaintext(limit.limit() - 1);
      flow.reader().limitPlaintext(progress.target().config().policy().recordSizeLimit());
    }
    Resumption resumption =
        knownBy instanceof KnownBy.Certificate ? Resumption.NONE : Resumption.RESUMED;
    ChosenKinds kinds = ChosenKinds.of(answer.extensions(), progress.config(), resumption);
    learnEarlyData(answer, protocol, flow);
    progress.transcript().add(message.whole());
    return switch (knownBy) {
      case KnownBy.Certificate _ -> new ExpectServerCertificate13(progress, protocol, kinds);
      case KnownBy.Key(ExternalPsk key) -> ExpectServerFinished13.byKey(progress, protocol, key);
      case KnownBy.Session(ResumableSession session) ->
          new KnownServer(progress.target(), session)
              .recall(flow, server -> ExpectServerFinished13.resumed(progress, protocol, server));
    };
  }

  private void learnEarlyData(EncryptedExtensions answer, String protocol, Flow flow)
      throws TlsFault {
    if (!progress.greeting().offersEarlyData()) {
      return;
    }
    if (answer.extensions().has(ExtensionTypes.EARLY_DATA)) {
      EarlyOffer.checkAccepted(knownBy.resumed(), progress.chosen().suite(), protocol);
      flow.decide("early data", "accepted", "the server takes it");
      flow.earlyTraffic().accepted();
    } else {
      flow.decide("early data", "rejected", "the server does not take it");
      flow.earlyTraffic().reject();
      flow.protectSending(progress.keys().client().keys(progress.keys().suite()));
    }
  }

  private String protocol(EncryptedExtensions answer) throws TlsFault {
    SelectedProtocol selected = answer.extensions().find(SelectedProtocol.class);
    if (selected == null) {
      return "";
    }
    String protocol = ProtocolNames.text(selected.name());
    // RFC 7301, 3.1: the server selects one of those that the client offers.
    if (!progress.greeting().applicationProtocols().contains(protocol)) {
      throw PeerMisbehaved.PROTOCOL_NOT_OFFERED.toFault(
          progress.greeting().applicationProtocols().toString(), protocol);
    }
    return protocol;
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }

  @Override
  public long earlyRoom(Flow flow) {
    return flow.earlyTraffic().room();
  }
}
