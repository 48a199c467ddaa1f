// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/**
 * A public key as RFC 5280, 4.1 has it, which is what a raw public key on the wire is (RFC 7250,
 * 3).
 *
 * <pre>SEQUENCE { algorithm SEQUENCE { OBJECT IDENTIFIER, … }, subjectPublicKey BIT STRING }</pre>
 */
public final class SubjectPublicKeyInfo {
  private static final int SEQUENCE = 0x30;
  private static final int OBJECT_IDENTIFIER = 6;
  private static final int BIT_STRING = 3;
  private static final int LONG_FORM = 0x80;
  private static final int ONE_MORE = 0x81;
  private static final int TWO_MORE = 0x82;

  private SubjectPublicKeyInfo() {}

  /**
   * Checks that bytes are such a structure in DER, whole, whatever the key.
   *
   * @throws TlsFault {@link InvalidMessage#RAW_PUBLIC_KEY_MALFORMED}, or that it is cut off or goes
   *     on behind its end
   */
  public static void requireForm(Bytes encoded) throws TlsFault {
    algorithm(encoded);
  }

  /**
   * The key, by the JDK's providers.
   *
   * @throws TlsFault as {@link #requireForm}, or {@link PeerIncompatible#PUBLIC_KEY_UNKNOWN} for an
   *     algorithm that no scheme of TLS is for
   */
  public static PublicKey read(Bytes encoded) throws TlsFault {
    String algorithm = algorithm(encoded).hex();
    String name = name(algorithm);
    try {
      return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded.toArray()));
    } catch (GeneralSecurityException | RuntimeException _) {
      throw malformed("a key of " + name, "other bytes");
    }
  }

  private static String name(String identifier) throws TlsFault {
    return switch (identifier) {
      case "2a8648ce3d0201" -> "EC";
      case "2a864886f70d010101" -> "RSA";
      case "2a864886f70d01010a" -> "RSASSA-PSS";
      case "2b6570", "2b6571" -> "EdDSA";
      case "608648016503040311", "608648016503040312", "608648016503040313" -> "ML-DSA";
      default ->
          throw PeerIncompatible.PUBLIC_KEY_UNKNOWN.toFault(
              "ECDSA, RSA, EdDSA or ML-DSA", "object identifier " + identifier);
    };
  }

  /** The content of the algorithm's object identifier. */
  private static Bytes algorithm(Bytes encoded) throws TlsFault {
    WireReader whole = encoded.reader("subject_public_key_info");
    WireReader info = element(whole, SEQUENCE).reader("subject_public_key_info");
    whole.finish();
    Bytes algorithm = element(info, SEQUENCE);
    Bytes key = element(info, BIT_STRING);
    info.finish();
    // The first byte says how many bits of the last one mean nothing: none in any key.
    if (key.length() < 2 || key.at(0) != 0) {
      throw malformed("a key of whole bytes", "another bit string");
    }
    return element(algorithm.reader("algorithm"), OBJECT_IDENTIFIER);
  }

  private static Bytes element(WireReader from, int tag) throws TlsFault {
    int found = from.u8();
    if (found != tag) {
      throw malformed("tag " + tag, "tag " + found);
    }
    return from.bytes(length(from));
  }

  /** In DER a length is as short as can be; no key is longer than two bytes can tell. */
  private static int length(WireReader from) throws TlsFault {
    int first = from.u8();
    int length =
        switch (first) {
          case ONE_MORE -> from.u8();
          case TWO_MORE -> from.u16();
          default -> first;
        };
    boolean shortest =
        switch (first) {
          case ONE_MORE -> length >= LONG_FORM;
          case TWO_MORE -> length > 0xff;
          default -> length < LONG_FORM;
        };
    if (!shortest) {
      throw malformed("a length in DER", "first byte " + first);
    }
    return length;
  }

  private static TlsFault malformed(String wanted, String found) {
    return InvalidMessage.RAW_PUBLIC_KEY_MALFORMED.toFault(wanted, found);
  }
}
