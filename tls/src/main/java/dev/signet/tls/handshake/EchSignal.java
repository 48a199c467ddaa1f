// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.extension.EchConfirmation;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/**
 * How a server that has read the encrypted hello says so, in eight bytes that nobody else can tell
 * from random ones (RFC 9849, 7.2).
 *
 * @param primitives the cryptography
 * @param hash of the suite that the server chose
 * @param innerRandom of the hello that was encrypted
 */
public record EchSignal(Primitives primitives, HashAlgorithm hash, Bytes innerRandom) {
  private static final int LENGTH = EchConfirmation.LENGTH;

  /** The signal is the end of the random value, which follows header and version. */
  private static final int RANDOM_AT = HandshakeMessage.HEADER_LENGTH + 2;

  private static final int SIGNAL_IN_RANDOM = 32 - LENGTH;

  /** What a HelloRetryRequest has before its signal is known. */
  public static final EchConfirmation NO_SIGNAL = new EchConfirmation(Bytes.wrap(new byte[LENGTH]));

  /**
   * The signal for the end of a ServerHello's random.
   *
   * @param transcript up to the hello
   * @param hello whose own last eight random bytes do not count
   */
  public Bytes inHello(Transcript transcript, ServerHello hello) {
    byte[] encoded = hello.encoded();
    int at = RANDOM_AT + SIGNAL_IN_RANDOM;
    Arrays.fill(encoded, at, at + LENGTH, (byte) 0);
    return signal("ech accept confirmation", transcript, encoded);
  }

  /** A random value with the signal at its end. */
  public static Bytes put(Bytes signal, Bytes random) {
    byte[] whole = random.toArray();
    signal.copyTo(whole, SIGNAL_IN_RANDOM);
    return Bytes.wrap(whole);
  }

  /** Whether a ServerHello has the signal. */
  public boolean isIn(ServerHello hello, Transcript transcript) {
    return hello.random().slice(SIGNAL_IN_RANDOM, LENGTH).equals(inHello(transcript, hello));
  }

  /**
   * The signal for the extension of a HelloRetryRequest.
   *
   * @param transcript the hash of the first inner hello as a message, and no more
   */
  public Bytes inRetry(Transcript transcript, HelloRetryRequest retry) {
    HelloRetryRequest unsigned =
        new HelloRetryRequest(
            retry.legacyVersion(),
            retry.sessionId(),
            retry.cipherSuite(),
            retry.compression(),
            retry.extensions().with(NO_SIGNAL));
    return signal("hrr ech accept confirmation", transcript, unsigned.encoded());
  }

  /** Whether a HelloRetryRequest has the signal. */
  public boolean isIn(HelloRetryRequest retry, Transcript transcript) {
    EchConfirmation found = retry.extensions().find(EchConfirmation.class);
    return found != null && found.confirmation().equals(inRetry(transcript, retry));
  }

  private Bytes signal(String label, Transcript transcript, byte[] last) {
    Hkdf hkdf = primitives.hkdf(hash);
    byte[] key = hkdf.extract(null, innerRandom.toArray());
    byte[] content = transcript.hashWith(hash, last, 0, last.length);
    return Bytes.wrap(hkdf.expandLabel(key, label, content, LENGTH));
  }
}
