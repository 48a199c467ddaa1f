// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in a Certificate message (RFC 7250, 3; the registry of RFC 8446, 11). */
public enum CertificateKind {
  /** A chain of X.509 certificates. */
  X509(0),
  /** One SubjectPublicKeyInfo. */
  RAW_PUBLIC_KEY(2);

  /** What both sides mean where nothing is said. */
  public static final List<CertificateKind> DEFAULT = List.of(X509);

  private final int code;

  CertificateKind(int code) {
    this.code = code;
  }

  /** The value on the wire. */
  public int code() {
    return code;
  }

  /** The kind that has this value; empty for one that this program does not know. */
  public static Optional<CertificateKind> of(int code) {
    return switch (code) {
      case 0 -> Optional.of(X509);
      case 2 -> Optional.of(RAW_PUBLIC_KEY);
      default -> Optional.empty();
    };
  }

  /** Those of a list on the wire that this program knows, in its order. */
  public static List<CertificateKind> known(Bytes codes) {
    List<CertificateKind> known = new ArrayList<>();
    for (int i = 0; i < codes.length(); i++) {
      of(codes.at(i)).ifPresent(known::add);
    }
    return known;
  }

  /** A list as it stands on the wire. */
  public static Bytes codes(List<CertificateKind> kinds) {
    byte[] codes = new byte[kinds.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) kinds.get(i).code;
    }
    return Bytes.wrap(codes);
  }
}
