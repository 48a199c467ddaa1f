// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Certificate;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of a TBSCertificate (RFC 5280, 4.1) as they are encoded, for rules about how something
 * is written and not about what it says.
 *
 * @param serial the serial number
 * @param algorithm how the issuer signs
 * @param names issuer and subject
 * @param validity both times
 * @param key the subject's key
 * @param rest what follows: unique identifiers, extensions
 */
record TbsValues(
    DerValue serial,
    DerValue algorithm,
    Names names,
    DerValue validity,
    DerValue key,
    List<DerValue> rest) {
  /**
   * The two names.
   *
   * @param issuer who signs
   * @param subject who is certified
   */
  record Names(DerValue issuer, DerValue subject) {}

  /** Takes a certificate apart that our reader has read, so that nothing is missing. */
  static TbsValues of(Certificate certificate) {
    DerReader reader = DerReader.single(certificate.toBeSigned()).sequence();
    reader.optional(DerTag.contextConstructed(0));
    DerValue serial = reader.next();
    DerValue algorithm = reader.next();
    DerValue issuer = reader.next();
    DerValue validity = reader.next();
    DerValue subject = reader.next();
    DerValue key = reader.next();
    return new TbsValues(serial, algorithm, new Names(issuer, subject), validity, key, all(reader));
  }

  DerValue issuer() {
    return names.issuer;
  }

  DerValue subject() {
    return names.subject;
  }

  /** The SEQUENCE OF Extension. */
  Optional<DerValue> extensions() {
    return rest.stream()
        .filter(value -> value.tag() == DerTag.contextConstructed(3))
        .findFirst()
        .map(tagged -> tagged.inside().next());
  }

  /** The values of both names, each with its type before it. */
  Stream<AttributeValue> attributes() {
    return Stream.of(names.issuer, names.subject)
        .flatMap(name -> all(name.inside()).stream())
        .flatMap(part -> all(part.inside()).stream())
        .map(AttributeValue::of);
  }

  /** All values that a reader still has. */
  static List<DerValue> all(DerReader reader) {
    List<DerValue> values = new ArrayList<>();
    while (reader.hasNext()) {
      values.add(reader.next());
    }
    return List.copyOf(values);
  }
}
