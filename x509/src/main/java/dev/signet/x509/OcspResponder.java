// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;

/** How a responder says who it is (RFC 6960, 4.2.1, ResponderID). */
public sealed interface OcspResponder {
  /**
   * By its subject.
   *
   * @param name the subject of its certificate
   */
  record ByName(DistinguishedName name) implements OcspResponder {}

  /**
   * By its key.
   *
   * @param hash SHA-1 of the key, without algorithm
   */
  record ByKey(Bytes hash) implements OcspResponder {}

  /** Whether this certificate's bearer is meant. */
  default boolean is(Certificate certificate) {
    return switch (this) {
      case ByName(var name) -> certificate.subject().equals(name);
      case ByKey(var hash) ->
          OcspCertificateId.digest("SHA-1", certificate.key().bitString()).equals(hash);
    };
  }

  /** Reads a ResponderID. */
  static OcspResponder read(DerValue value) {
    if (value.tag() == DerTag.contextConstructed(1)) {
      return new ByName(DistinguishedName.read(value.inside().next()));
    }
    if (value.tag() == DerTag.contextConstructed(2)) {
      return new ByKey(value.inside().next(DerTag.OCTET_STRING).octets());
    }
    throw new DerException(
        value.offset(), DerTag.name(value.tag()) + " where a responder is expected");
  }
}
