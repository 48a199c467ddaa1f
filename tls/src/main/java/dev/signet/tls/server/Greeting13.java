// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerPolicy.SuiteOrder;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;

/**
 * A server of TLS 1.3 that has read the first ClientHello: chooses suite and group, and asks for a
 * second hello where the first has no share for that group (RFC 9846, 4.1.1).
 */
final class Greeting13 {
  private final ServerConfig config;
  private final ClientOffer offer;
  private final Flow flow;

  Greeting13(ServerConfig config, ClientOffer offer, Flow flow) {
    this.config = config;
    this.offer = offer;
    this.flow = flow;
  }

  HandshakeState begin() throws TlsFault {
    CipherSuite suite = chooseSuite();
    NamedGroup group = chooseGroup();
    Transcript transcript = new Transcript(config.environment().primitives());
    transcript.begin(suite.hash());
    flow.decide("suite", suite.name(), "first in the order of the " + config.policy().suiteOrder());
    KeyShareEntry share = offer.share(group);
    if (share == null) {
      flow.decide("group", group.label(), "preferred, but the client sent no share: asked again");
      return HelloRetry.send(config, offer, new HelloRetry.Chosen(suite, group), transcript, flow);
    }
    flow.decide("group", group.label(), "first of ours that the client has");
    Exchange13 exchange = new Exchange13(suite, group, share.key(), transcript, false);
    return new ServerHello13(config, offer, exchange, flow).choose();
  }

  private CipherSuite chooseSuite() throws TlsFault {
    boolean ours = config.policy().suiteOrder() == SuiteOrder.SERVER;
    CipherSuite chosen = ours ? firstOfOurs() : firstOfTheirs();
    if (chosen == null) {
      throw PeerIncompatible.SUITE_UNMATCHED.toFault(
          config.parameters().suites().toString(), offer.hello().cipherSuites().toString());
    }
    return chosen;
  }

  private @org.jspecify.annotations.Nullable CipherSuite firstOfOurs() {
    for (CipherSuite suite : config.parameters().suites()) {
      if (suite.version() == ProtocolVersion.TLS13
          && offer.hello().cipherSuites().contains(suite.code())) {
        return suite;
      }
    }
    return null;
  }

  private @org.jspecify.annotations.Nullable CipherSuite firstOfTheirs() {
    for (int i = 0; i < offer.hello().cipherSuites().size(); i++) {
      CipherSuite suite = CipherSuite.of(offer.hello().cipherSuites().at(i));
      if (suite != null
          && suite.version() == ProtocolVersion.TLS13
          && config.parameters().suites().contains(suite)) {
        return suite;
      }
    }
    return null;
  }

  private NamedGroup chooseGroup() throws TlsFault {
    for (NamedGroup group : config.parameters().groups()) {
      if (group.usableIn(ProtocolVersion.TLS13) && offer.groups().contains(group.code())) {
        return group;
      }
    }
    throw PeerIncompatible.GROUP_UNMATCHED.toFault(
        config.parameters().groups().toString(), offer.groups().toString());
  }
}
