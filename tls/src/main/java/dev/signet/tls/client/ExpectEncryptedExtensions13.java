// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ExternalPsk;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.EchRetryConfigs;
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
      flow.reader().limitPlaintext(progress.target().config().policy().records().largestReceived());
    }
    Resumption resumption =
        knownBy instanceof KnownBy.Certificate ? Resumption.NONE : Resumption.RESUMED;
    ChosenKinds kinds = ChosenKinds.of(answer.extensions(), progress.config(), resumption);
    learnEarlyData(answer, protocol, flow);
    progress.transcript().add(message.whole());
    Progress13 told = progress.to(retryConfigs(answer));
    return switch (knownBy) {
      case KnownBy.Certificate _ -> new ExpectServerCertificate13(told, protocol, kinds);
      case KnownBy.Key(ExternalPsk key) -> ExpectServerFinished13.byKey(told, protocol, key);
      case KnownBy.Session(ResumableSession session) ->
          new KnownServer(told.target(), session)
              .recall(flow, server -> ExpectServerFinished13.resumed(told, protocol, server));
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

  /**
   * What the server says that our hello should have been encrypted with (RFC 9849, 5).
   *
   * @throws TlsFault {@code unsupported_extension} where the server has read it, {@code
   *     decode_error} where that is no list
   */
  private Target retryConfigs(EncryptedExtensions answer) throws TlsFault {
    Target target = progress.target();
    EchRetryConfigs configs = answer.extensions().find(EchRetryConfigs.class);
    if (configs == null) {
      return target;
    }
    EchConfigList list = EchConfigList.read(configs.configs());
    return switch (target.ech()) {
      case EchRole.Outer outer -> target.replacedBy(outer, list);
      // 6.2.1: "It MUST NOT save the "retry_configs" value".
      case EchRole.Greased _, EchRole.None _ -> target;
      // 5: "If the server sent this extension in response to the inner variant, then the client
      // MUST abort with an "unsupported_extension" alert."
      case EchRole.Inner _ ->
          throw PeerMisbehaved.EXTENSION_UNSOLICITED.toFault(
              "no retry_configs where the hello was read",
              ExtensionTypes.name(ExtensionTypes.ENCRYPTED_CLIENT_HELLO));
    };
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
