// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.crypto.Primitives;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What an engine does not have of its own. With a scripted random source and a fixed clock a
 * connection runs the same byte for byte.
 *
 * @param primitives the cryptography
 * @param random for nonces, keys and session identifiers
 * @param clock for the age of tickets
 * @param listener sees what happens
 */
public record Environment(
    Primitives primitives, SecureRandom random, InstantSource clock, TlsListener listener) {
  /** The fastest providers that there are, the system's random source and clock. */
  public static Environment standard() {
    return of(Primitives.fastest());
  }

  /** The system's random source and clock. */
  public static Environment of(Primitives primitives) {
    return new Environment(
        primitives, new SecureRandom(), InstantSource.system(), TlsListener.NONE);
  }

  /** The same with other cryptography. */
  public Environment withPrimitives(Primitives other) {
    return new Environment(other, random, clock, listener);
  }

  /** The same with a listener. */
  public Environment withListener(TlsListener other) {
    return new Environment(primitives, random, clock, other);
  }

  /** The same with another clock. */
  public Environment withClock(InstantSource other) {
    return new Environment(primitives, random, other, listener);
  }

  /** The same with another random source. */
  public Environment withRandom(SecureRandom other) {
    return new Environment(primitives, other, clock, listener);
  }
}
