// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import de.rub.nds.tlsattacker.core.config.Config;
import de.rub.nds.tlsattacker.core.connection.InboundConnection;
import de.rub.nds.tlsattacker.core.connection.OutboundConnection;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.constants.RunningModeType;
import de.rub.nds.tlsattacker.core.constants.SignatureAndHashAlgorithm;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.AlertMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.EncryptedExtensionsMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.record.Record;
import de.rub.nds.tlsattacker.core.state.State;
import de.rub.nds.tlsattacker.core.workflow.WorkflowExecutorFactory;
import de.rub.nds.tlsattacker.core.workflow.WorkflowTrace;
import de.rub.nds.tlsattacker.core.workflow.WorkflowTraceResultUtil;
import de.rub.nds.tlsattacker.core.workflow.action.GenericReceiveAction;
import de.rub.nds.tlsattacker.core.workflow.action.ReceiveAction;
import de.rub.nds.tlsattacker.core.workflow.action.SendAction;
import de.rub.nds.tlsattacker.core.workflow.action.TlsAction;
import de.rub.nds.tlsattacker.transport.tcp.ServerTcpTransportHandler;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** What TLS-Attacker sends and waits for in one connection. Changes in place. */
final class Script {
  /** Long enough for an answer on a busy machine; only waited for when none comes. */
  private static final int PATIENCE_MILLIS = 1_500;

  private static final String LOOPBACK = "127.0.0.1";

  private final Config config = new Config();
  private final WorkflowTrace trace = new WorkflowTrace();
  private final ProtocolVersion version;

  Script(ProtocolVersion version) {
    this.version = version;
    config.setHighestProtocolVersion(version);
    config.setDefaultSelectedProtocolVersion(version);
    config.setSupportedVersions(version);
    config.setDefaultSelectedNamedGroup(NamedGroup.SECP256R1);
    config.setDefaultClientNamedGroups(NamedGroup.SECP256R1);
    config.setDefaultClientSupportedSignatureAndHashAlgorithms(
        SignatureAndHashAlgorithm.ECDSA_SHA256,
        SignatureAndHashAlgorithm.RSA_PSS_RSAE_SHA256,
        SignatureAndHashAlgorithm.RSA_SHA256);
    config.setAddRenegotiationInfoExtension(!isNewest());
    config.setAddExtendedMasterSecretExtension(!isNewest());
    config.setAddSupportedVersionsExtension(isNewest());
    config.setAddKeyShareExtension(isNewest());
    config.setAddPSKKeyExchangeModesExtension(isNewest());
    config.setDefaultClientKeyShareNamedGroups(NamedGroup.SECP256R1);
    suite(
        isNewest()
            ? CipherSuite.TLS_AES_128_GCM_SHA256
            : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
    // What follows a refusal is sent all the same, so that its answer is not our closing.
    config.setStopActionsAfterIOException(false);
    config.setWorkflowExecutorShouldClose(true);
  }

  /** For what has no method here. */
  Config config() {
    return config;
  }

  ProtocolVersion version() {
    return version;
  }

  boolean isNewest() {
    return version == ProtocolVersion.TLS13;
  }

  /** Offers these suites and selects the first. */
  Script suite(CipherSuite... suites) {
    config.setDefaultClientSupportedCipherSuites(suites);
    config.setDefaultServerSupportedCipherSuites(suites);
    config.setDefaultSelectedCipherSuite(suites[0]);
    return this;
  }

  /** Offers this group alone, with a share of it. */
  Script group(NamedGroup group) {
    config.setDefaultSelectedNamedGroup(group);
    config.setDefaultClientNamedGroups(group);
    config.setDefaultClientKeyShareNamedGroups(group);
    config.setDefaultServerNamedGroups(group);
    return this;
  }

  /** The group that the attacker speaks, by the JDK's name. */
  String group() {
    return config.getDefaultSelectedNamedGroup() == NamedGroup.ECDH_X25519 ? "x25519" : "secp256r1";
  }

  Script send(ProtocolMessage... messages) {
    return then(new SendAction(messages));
  }

  /** Sends messages in records that are prepared; what is left over goes into ordinary ones. */
  Script sendIn(List<Record> records, ProtocolMessage... messages) {
    SendAction action = new SendAction(messages);
    action.setConfiguredRecords(records);
    return then(action);
  }

  /** Sends bytes in a record of a type. */
  Script sendRaw(ProtocolMessageType type, String hex) {
    return sendIn(List.of(Faulty.typed(type.getValue())), Faulty.bytes(hex));
  }

  Script read(ProtocolMessage... expected) {
    return then(new ReceiveAction(expected));
  }

  /** The client's hello, and the server's flight. */
  Script hello() {
    return hello(new ClientHelloMessage(config));
  }

  /** A hello of the client's that is made by hand, and the server's flight. */
  Script hello(ClientHelloMessage hello) {
    send(hello);
    if (isNewest()) {
      ChangeCipherSpecMessage change = new ChangeCipherSpecMessage();
      change.setRequired(false);
      return read(
          new ServerHelloMessage(),
          change,
          new EncryptedExtensionsMessage(),
          new CertificateMessage(),
          new CertificateVerifyMessage(),
          new FinishedMessage());
    }
    return read(
        new ServerHelloMessage(),
        new CertificateMessage(),
        new ECDHEServerKeyExchangeMessage(),
        new ServerHelloDoneMessage());
  }

  /** The client's whole handshake. */
  Script handshake() {
    hello();
    if (isNewest()) {
      return send(new FinishedMessage());
    }
    return send(
            new ECDHClientKeyExchangeMessage(),
            new ChangeCipherSpecMessage(),
            new FinishedMessage())
        .read(new ChangeCipherSpecMessage(), new FinishedMessage());
  }

  Script then(TlsAction action) {
    trace.addTlsAction(action);
    return this;
  }

  /** Plays the client. */
  Optional<AlertDescription> attackServer(int port) {
    config.setDefaultRunningMode(RunningModeType.CLIENT);
    OutboundConnection connection = new OutboundConnection(port, LOOPBACK);
    connection.setTimeout(PATIENCE_MILLIS);
    connection.setConnectionTimeout(PATIENCE_MILLIS);
    config.setDefaultClientConnection(connection);
    return run(new State(config, ended()));
  }

  /** Plays the server, on a connection that a client has opened. */
  Optional<AlertDescription> attackClient(Socket accepted) {
    config.setDefaultRunningMode(RunningModeType.SERVER);
    InboundConnection connection = new InboundConnection(accepted.getLocalPort(), LOOPBACK);
    connection.setTimeout(PATIENCE_MILLIS);
    connection.setUseIpv6(false);
    config.setDefaultServerConnection(connection);
    State state = new State(config, ended());
    state.getContext().setTransportHandler(new ServerTcpTransportHandler(connection, accepted));
    return run(state);
  }

  private WorkflowTrace ended() {
    trace.addTlsAction(new GenericReceiveAction());
    return trace;
  }

  private Optional<AlertDescription> run(State state) {
    WorkflowExecutorFactory.createWorkflowExecutor(config.getWorkflowExecutorType(), state)
        .executeWorkflow();
    return Optional.ofNullable(
            (AlertMessage)
                WorkflowTraceResultUtil.getFirstReceivedMessage(trace, ProtocolMessageType.ALERT))
        .map(alert -> AlertDescription.getAlertDescription(alert.getDescription().getValue()));
  }

  @Override
  public String toString() {
    return trace.toString();
  }
}
