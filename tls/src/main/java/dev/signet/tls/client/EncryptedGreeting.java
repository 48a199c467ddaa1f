// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfig;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.EchSignal;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.hpke.HpkeSender;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hello inside of another (RFC 9849, 6.1), until the server says which of them it goes by.
 *
 * @param key what the inner one is encrypted with
 * @param inner to the server that is wanted
 * @param message the inner hello with its binders
 * @param transcript of the inner hello and what follows it
 * @param outer to the server that everybody sees
 */
record EncryptedGreeting(
    Key key, Greeting inner, Bytes message, Transcript transcript, Greeting outer) {
  /**
   * What a hello is encrypted with.
   *
   * @param config the server's
   * @param sender seals the first hello, and the second one if there is one
   * @param frame the extension, without its payload
   */
  record Key(EchConfig config, HpkeSender sender, EchOuter frame) {
    /** After a HelloRetryRequest the server has the encapsulated key already. */
    Key second() {
      return new Key(
          config,
          sender,
          new EchOuter(frame.kdf(), frame.aead(), frame.configId(), Bytes.EMPTY, frame.payload()));
    }
  }

  /** The first hellos. */
  static EncryptedGreeting first(Target target, EchPlan.Encrypted plan, Flow flow) throws TlsFault {
    Greeting inner = Greeting.first(target.inner());
    Greeting outer = Greeting.around(inner, target.outer(plan.config().publicName()));
    flow.reveal(plan.encapsulation(), plan.config(), outer.random());
    Transcript transcript = new Transcript(target.primitives());
    return seal(key(plan, target.primitives()), inner, outer, transcript);
  }

  private static Key key(EchPlan.Encrypted plan, Primitives primitives) {
    EchConfig config = plan.config();
    HpkeSender sender =
        HpkeSender.begin(plan.encapsulation(), plan.suite(), config.info(), primitives);
    EchOuter frame =
        new EchOuter(
            plan.suite().kdfCode(),
            plan.suite().aeadCode(),
            config.identifier(),
            sender.enc(),
            Bytes.EMPTY);
    return new Key(config, sender, frame);
  }

  /** The second ones, where the server has read the inner one of the first. */
  EncryptedGreeting again(@Nullable NamedGroup group, @Nullable Cookie cookie, CipherSuite suite)
      throws TlsFault {
    Greeting next = inner.again(group, cookie, suite);
    return seal(key.second(), next, outer.againAround(next, cookie), transcript);
  }

  private static EncryptedGreeting seal(
      Key key, Greeting inner, Greeting outer, Transcript transcript) {
    InnerEncoding encoding = InnerEncoding.of(inner.hello(), outer.hello());
    Greeting arranged = inner.saying(encoding.hello());
    byte[] message = arranged.encoded(transcript);
    byte[] plain = encoding.encode(message, key.config());
    transcript.add(message, 0, message.length);
    Bytes zeros = Bytes.wrap(new byte[plain.length + AeadAlgorithm.TAG_LENGTH]);
    Greeting framed = outer.adding(withPayload(key.frame(), zeros));
    OfferedPsks offered = arranged.hello().extensions().find(OfferedPsks.class);
    if (offered != null) {
      framed = framed.adding(pretend(offered, inner.target().config().environment().random()));
    }
    byte[] authenticated = framed.hello().encoded();
    byte[] payload =
        key.sender()
            .seal(
                Arrays.copyOfRange(
                    authenticated, HandshakeMessage.HEADER_LENGTH, authenticated.length),
                plain);
    ClientHello open = framed.hello();
    ClientHello sealed =
        open.withExtensions(open.extensions().with(withPayload(key.frame(), Bytes.wrap(payload))));
    return new EncryptedGreeting(
        key, arranged, Bytes.wrap(message), transcript, framed.saying(sealed));
  }

  private static EchOuter withPayload(EchOuter frame, Bytes payload) {
    return new EchOuter(frame.kdf(), frame.aead(), frame.configId(), frame.enc(), payload);
  }

  /**
   * RFC 9849, 6.1.2: "For each PSK identity advertised in the ClientHelloInner, the client
   * generates a random PSK identity with the same length."
   */
  private static OfferedPsks pretend(OfferedPsks real, SecureRandom random) {
    List<PskIdentity> identities = new ArrayList<>();
    for (PskIdentity identity : real.identities()) {
      long age = random.nextInt() & 0xFFFFFFFFL;
      identities.add(new PskIdentity(random(identity.identity().length(), random), age));
    }
    List<Bytes> binders =
        real.binders().stream().map(binder -> random(binder.length(), random)).toList();
    return new OfferedPsks(identities, binders);
  }

  private static Bytes random(int length, SecureRandom random) {
    byte[] value = new byte[length];
    random.nextBytes(value);
    return Bytes.wrap(value);
  }

  /** Whether a server has read the inner hello (RFC 9849, 6.1.4). */
  boolean isConfirmedBy(ServerHello hello) {
    CipherSuite suite = CipherSuite.of(hello.cipherSuite());
    return suite != null && signal(suite).isIn(hello, transcript);
  }

  /** The same of a server that asks for another hello. */
  boolean isConfirmedBy(HelloRetryRequest retry) {
    CipherSuite suite = CipherSuite.of(retry.cipherSuite());
    if (suite == null) {
      return false;
    }
    Transcript hashed = transcript.copy();
    hashed.begin(suite.hash());
    hashed.replaceByMessageHash();
    return signal(suite).isIn(retry, hashed);
  }

  private EchSignal signal(CipherSuite suite) {
    return new EchSignal(inner.target().primitives(), suite.hash(), inner.random());
  }
}
