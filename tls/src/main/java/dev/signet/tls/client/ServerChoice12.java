// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.SelectedProtocol;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.HelloChecks12;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.OfferedExtensions;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;

/** A server's choice for TLS 1.2, and whether it goes on with a session (RFC 5246, 7.4.1.3). */
final class ServerChoice12 {
  private final Target target;
  private final Greeting greeting;
  private final Transcript transcript;

  ServerChoice12(Target target, Greeting greeting, Transcript transcript) {
    this.target = target;
    this.greeting = greeting;
    this.transcript = transcript;
  }

  HandshakeState accept(ServerHello hello, InboundMessage message, Flow flow) throws TlsFault {
    requireOwnIdentifier(hello);
    CipherSuite suite = suite(hello);
    checkExtensions(hello.extensions());
    boolean extended =
        HelloChecks12.hasExtendedMasterSecret(
            hello.extensions(), target.config().policy().extendedMasterSecretRequired());
    Optional<ResumableSession> resumed = resumed(hello);
    limitRecords(hello.extensions(), flow);
    // Until the server has not asked for a certificate, the messages may have to be signed.
    transcript.beginKeeping(suite.hash());
    transcript.add(message.whole());
    Resumption resumption = resumed.isPresent() ? Resumption.RESUMED : Resumption.NONE;
    Progress12.Chosen chosen =
        new Progress12.Chosen(
            suite,
            protocol(hello.extensions()),
            extended,
            ChosenKinds.of(hello.extensions(), target.config(), resumption));
    Progress12 progress = new Progress12(target, greeting, transcript, hello, chosen);
    return resumed.isPresent()
        ? resume(progress, resumed.get(), flow)
        : new ExpectServerCertificate12(progress);
  }

  private CipherSuite suite(ServerHello hello) throws TlsFault {
    if (hello.compression() != 0) {
      throw PeerMisbehaved.COMPRESSION_SELECTED.toFault("0", String.valueOf(hello.compression()));
    }
    CipherSuite suite = CipherSuite.of(hello.cipherSuite());
    if (suite == null
        || suite.version() != ProtocolVersion.TLS12
        || !greeting.hello().cipherSuites().contains(hello.cipherSuite())) {
      throw PeerMisbehaved.SUITE_NOT_OFFERED.toFault(
          greeting.hello().cipherSuites().toString(),
          "0x" + Integer.toHexString(hello.cipherSuite()));
    }
    return suite;
  }

  private void checkExtensions(ExtensionBlock extensions) throws TlsFault {
    // RFC 9849, 5, defines no answer of TLS 1.2.
    if (extensions.has(ExtensionTypes.ENCRYPTED_CLIENT_HELLO)) {
      throw PeerMisbehaved.EXTENSION_UNSOLICITED.toFault(
          "none in TLS 1.2", ExtensionTypes.name(ExtensionTypes.ENCRYPTED_CLIENT_HELLO));
    }
    OfferedExtensions.check(
        greeting.hello().extensions(), extensions, CarrierMessage.SERVER_HELLO_12);
    HelloChecks12.requireUncompressedPoints(extensions);
    HelloChecks12.requireFirstHandshake(extensions);
  }

  private String protocol(ExtensionBlock extensions) throws TlsFault {
    SelectedProtocol selected = extensions.find(SelectedProtocol.class);
    if (selected == null) {
      return "";
    }
    String protocol = ProtocolNames.text(selected.name());
    // RFC 7301, 3.1: the server selects one of those that the client offers.
    if (!greeting.applicationProtocols().contains(protocol)) {
      throw PeerMisbehaved.PROTOCOL_NOT_OFFERED.toFault(
          greeting.applicationProtocols().toString(), protocol);
    }
    return protocol;
  }

  private void limitRecords(ExtensionBlock extensions, Flow flow) {
    RecordSizeLimit limit = extensions.find(RecordSizeLimit.class);
    if (limit != null) {
      flow.writer().limitPlaintext(limit.limit());
      flow.reader().limitPlaintext(target.config().policy().records().largestReceived());
    }
  }

  /** RFC 9846, 4.1.2 has the id made up: nobody but us can know it, so nothing goes on with it. */
  private void requireOwnIdentifier(ServerHello hello) throws TlsFault {
    boolean echoed = !hello.sessionId().isEmpty() && hello.sessionId().equals(greeting.sessionId());
    boolean offered =
        greeting.session().filter(each -> each.version() == ProtocolVersion.TLS12).isPresent();
    if (echoed && !offered) {
      throw PeerMisbehaved.SESSION_ID_ECHOED.toFault("another session id", hello.sessionId().hex());
    }
  }

  /** RFC 5077, 3.4: that the server resumes is told by our session id coming back. */
  private Optional<ResumableSession> resumed(ServerHello hello) throws TlsFault {
    boolean echoed = !hello.sessionId().isEmpty() && hello.sessionId().equals(greeting.sessionId());
    if (!echoed) {
      return Optional.empty();
    }
    ResumableSession session =
        greeting.session().filter(each -> each.version() == ProtocolVersion.TLS12).orElse(null);
    if (session == null) {
      return Optional.empty();
    }
    if (session.suite().code() != hello.cipherSuite()) {
      throw PeerMisbehaved.SESSION_CHANGED.toFault(
          session.suite().name(), "0x" + Integer.toHexString(hello.cipherSuite()));
    }
    // RFC 7627, 5.3: the client "MUST abort" where the session had it and the ServerHello has not,
    // and the other way round.
    boolean extended = hello.extensions().has(ExtensionTypes.EXTENDED_MASTER_SECRET);
    if (session.peer().extendedMasterSecret() != extended) {
      throw PeerMisbehaved.EXTENDED_MASTER_SECRET_CHANGED.toFault(
          session.peer().extendedMasterSecret() ? "extended_master_secret" : "none",
          extended ? "extended_master_secret" : "none");
    }
    return Optional.of(session);
  }

  private HandshakeState resume(Progress12 progress, ResumableSession session, Flow flow)
      throws TlsFault {
    progress.transcript().dropMessages();
    flow.decide("resumption", "resumed", "the server takes the session's ticket");
    CipherSuite suite = session.suite();
    MasterSecret master =
        MasterSecret.resumed(target.primitives().hkdf(suite.hash()), session.secret());
    ConnectionKeys12 keys = ConnectionKeys12.derive(master, suite, progress.randoms(), flow);
    return new KnownServer(target, session)
        .recall(
            flow,
            server -> ExpectServerChange12.resumed(progress, keys, session.peer().group(), server));
  }
}
