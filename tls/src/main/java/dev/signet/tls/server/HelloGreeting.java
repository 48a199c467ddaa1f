// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.suite.ProtocolVersion;

/** A server that knows which hello it goes by, and decides which version is spoken. */
final class HelloGreeting {
  private HelloGreeting() {}

  static HandshakeState begin(ServerConfig config, Heard heard, Flow flow) throws TlsFault {
    ProtocolVersion version = VersionSelection.select(heard.hello(), config.parameters());
    flow.speak(version, "the highest that both sides speak");
    return switch (version) {
      case TLS13 -> new Greeting13(config, ClientOffer.read(heard), flow).begin();
      case TLS12 -> {
        boolean strict = config.policy().extendedMasterSecretRequired();
        ClientOffer12 offer = ClientOffer12.read(heard.hello(), heard.message(), strict);
        yield new Greeting12(config, offer, flow).begin();
      }
    };
  }
}
