// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.util.List;

/** What a connection of a fuzzed engine is about. Its number stands in front of each input. */
enum Setting {
  /** Everything as it comes. */
  PLAIN,
  /** A session of TLS 1.3 goes on, with early data. */
  RESUMED,
  /** The server wants another group first. */
  RETRIED,
  /** The hello is encrypted. */
  ENCRYPTED,
  /** The hello is encrypted for another server, which asks for a second one. */
  REFUSED,
  /** A key of outside of TLS stands for certificates. */
  SHARED_KEY,
  /** The client has to show a certificate, once more after the handshake. */
  MUTUAL,
  /** Public keys stand for certificates, on both sides. */
  RAW_KEYS,
  /** Certificates are compressed. */
  COMPRESSED,
  /** TLS 1.2. */
  PLAIN12,
  /** A ticket of TLS 1.2. */
  RESUMED12,
  /** A session identifier of TLS 1.2. */
  KEPT12,
  /** TLS 1.2, the client has to show a certificate. */
  MUTUAL12,
  /** TLS 1.2, public keys stand for certificates. */
  RAW_KEYS12;

  /** Is it of TLS 1.2? */
  boolean isOld() {
    return switch (this) {
      case PLAIN12, RESUMED12, KEPT12, MUTUAL12, RAW_KEYS12 -> true;
      case PLAIN, RESUMED, RETRIED, ENCRYPTED, REFUSED, SHARED_KEY, MUTUAL, RAW_KEYS, COMPRESSED ->
          false;
    };
  }

  /** Does a second connection go on where the first was? */
  boolean resumes() {
    return this == RESUMED || this == RESUMED12 || this == KEPT12;
  }

  /** As it stands in front of an input. */
  byte code() {
    return (byte) List.of(values()).indexOf(this);
  }

  /** The setting that an input names, whatever its first byte. */
  static Setting of(byte first) {
    Setting[] all = values();
    return all[(first & 0xff) % all.length];
  }
}
