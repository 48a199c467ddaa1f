// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.OidNames;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.util.Optional;

/**
 * One attribute of a name as it is encoded.
 *
 * @param type for instance 2.5.4.3, common name
 * @param value of whatever type
 */
record AttributeValue(Oid type, DerValue value) {
  static AttributeValue of(DerValue attribute) {
    DerReader reader = attribute.inside();
    Oid type = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    return new AttributeValue(type, reader.next());
  }

  /** The type as people call it: {@code CN}. */
  String name() {
    return OidNames.attribute(type);
  }

  /** The characters; empty where the value is no text. */
  Optional<String> text() {
    try {
      return Optional.of(value.text());
    } catch (DerException notText) {
      return Optional.empty();
    }
  }
}
