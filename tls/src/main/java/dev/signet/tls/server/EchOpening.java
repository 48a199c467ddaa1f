// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.extension.EchInner;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.fault.EchMisbehaved;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.hpke.Encapsulation;
import dev.signet.tls.hpke.HpkeReceiver;
import dev.signet.tls.hpke.HpkeSuite;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** A server that opens encrypted hellos (RFC 9849, 7.1): the client-facing one. */
final class EchOpening {
  private final ServerConfig config;
  private final Flow flow;

  EchOpening(ServerConfig config, Flow flow) {
    this.config = config;
    this.flow = flow;
  }

  /** Whether a hello is the inner one of a pair. */
  static boolean isInner(ClientHello hello) {
    return hello.extensions().find(EchInner.class) != null;
  }

  /** The first hello of a connection: the inner one where it opens. */
  Heard first(ClientHello hello, InboundMessage message) throws TlsFault {
    boolean opens = !config.ech().isEmpty() && config.parameters().allows(ProtocolVersion.TLS13);
    if (!opens) {
      return new Heard(hello, message, new EchReception.Absent());
    }
    // RFC 9849, 7: "A shared mode server which receives a ClientHello with ECHClientHello.type of
    // inner MUST abort with an "illegal_parameter" alert".
    if (isInner(hello)) {
      throw EchMisbehaved.ECH_INNER_UNEXPECTED.toFault("outer", "inner");
    }
    EchOuter offered = hello.extensions().find(EchOuter.class);
    return offered == null
        ? new Heard(hello, message, new EchReception.Absent())
        : open(hello, message, offered);
  }

  private Heard open(ClientHello hello, InboundMessage message, EchOuter offered) throws TlsFault {
    Heard outer = new Heard(hello, message, new EchReception.Declined(config.ech().retryConfigs()));
    for (EchKey key : config.ech().candidates(offered)) {
      Optional<Encapsulation> encapsulation = decapsulate(key, offered);
      if (encapsulation.isPresent()) {
        flow.reveal(encapsulation.get(), key.config(), hello.random());
        HpkeReceiver receiver = receiver(encapsulation.get(), key, offered);
        Optional<Bytes> plain = receiver.open(authenticated(hello, offered), offered.payload());
        if (plain.isPresent()) {
          flow.decide("ech", "accepted", "opens with key " + key.config().identifier());
          return inner(plain.get(), hello, new EchReception.Opened(offered, receiver, outer));
        }
      }
    }
    flow.decide("ech", "refused", "opens with none of our keys");
    return outer;
  }

  /** The second hello, with the keys of the first (RFC 9849, 7.1.1). */
  Heard second(ClientHello hello, EchReception.Opened first) throws TlsFault {
    EchOuter offered = hello.extensions().find(EchOuter.class);
    // "it checks the second ClientHelloOuter also contains the "encrypted_client_hello" extension.
    // If not, it MUST abort the handshake with a "missing_extension" alert."
    if (offered == null) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault(
          ExtensionTypes.name(ExtensionTypes.ENCRYPTED_CLIENT_HELLO), "none");
    }
    checkUnchanged(first.offered(), offered);
    Bytes plain =
        first
            .receiver()
            .open(authenticated(hello, offered), offered.payload())
            .orElseThrow(EchMisbehaved.ECH_RETRY_FORGED::toFault);
    return inner(plain, hello, first);
  }

  /**
   * "Otherwise, it checks that ECHClientHello.cipher_suite and ECHClientHello.config_id are
   * unchanged, and that ECHClientHello.enc is empty."
   */
  private static void checkUnchanged(EchOuter first, EchOuter second) throws TlsFault {
    EchOuter wanted =
        new EchOuter(first.kdf(), first.aead(), first.configId(), Bytes.EMPTY, second.payload());
    if (!wanted.equals(second)) {
      throw EchMisbehaved.ECH_RETRY_CHANGED.toFault(described(wanted), described(second));
    }
  }

  private static String described(EchOuter offered) {
    return "suite %d/%d, identifier %d, key of %d bytes"
        .formatted(offered.kdf(), offered.aead(), offered.configId(), offered.enc().length());
  }

  private Heard inner(Bytes plain, ClientHello outer, EchReception.Opened how) throws TlsFault {
    Bytes message = new EncodedInner(outer).read(plain);
    ClientHello hello = EncodedInner.checked(message);
    flow.tellInnerHello(Direction.RECEIVED, message);
    return new Heard(hello, new InboundMessage(message), how);
  }

  /** Empty where the client's key is none: as what does not open, it is no fault (7.1). */
  private Optional<Encapsulation> decapsulate(EchKey key, EchOuter offered) {
    try {
      return Optional.of(key.keys().decapsulate(offered.enc(), primitives()));
    } catch (TlsFault e) {
      return Optional.empty();
    }
  }

  private HpkeReceiver receiver(Encapsulation encapsulation, EchKey key, EchOuter offered) {
    HpkeSuite suite = HpkeSuite.of(offered.kdf(), offered.aead()).orElseThrow();
    return HpkeReceiver.begin(encapsulation, suite, key.config().info(), primitives());
  }

  /** RFC 9849, 5.2: the outer hello without its header, with zeros in place of the payload. */
  private static byte[] authenticated(ClientHello hello, EchOuter offered) {
    byte[] encoded =
        hello.withExtensions(hello.extensions().with(offered.withoutPayload())).encoded();
    return Arrays.copyOfRange(encoded, HandshakeMessage.HEADER_LENGTH, encoded.length);
  }

  private Primitives primitives() {
    return config.environment().primitives();
  }
}
