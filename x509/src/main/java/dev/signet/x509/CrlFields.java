// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The TBSCertList of RFC 5280, 5.1.2. */
record CrlFields(
    SignatureAlgorithm algorithm,
    DistinguishedName issuer,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    CrlEntries entries,
    List<Extension> extensions) {

  static CrlFields read(DerValue body) {
    DerReader reader = body.sequence();
    reader.optional(DerTag.INTEGER).ifPresent(CrlFields::demandVersion2);
    SignatureAlgorithm algorithm = SignatureAlgorithm.read(reader.next(DerTag.SEQUENCE));
    DistinguishedName issuer = DistinguishedName.read(reader.next(DerTag.SEQUENCE));
    Instant thisUpdate = reader.next().time();
    Optional<DerValue> next = reader.optional(DerTag.UTC_TIME);
    Optional<Instant> nextUpdate =
        (next.isPresent() ? next : reader.optional(DerTag.GENERALIZED_TIME)).map(DerValue::time);
    CrlEntries entries = new CrlEntries(issuer);
    reader.optional(DerTag.SEQUENCE).ifPresent(entries::read);
    List<Extension> extensions = extensions(reader.optional(DerTag.contextConstructed(0)));
    reader.end();
    return new CrlFields(algorithm, issuer, thisUpdate, nextUpdate, entries, extensions);
  }

  private static List<Extension> extensions(Optional<DerValue> tagged) {
    if (tagged.isEmpty()) {
      return List.of();
    }
    DerReader reader = tagged.get().inside();
    List<Extension> extensions = ExtensionReader.readAll(reader.next(DerTag.SEQUENCE));
    reader.end();
    return extensions;
  }

  private static void demandVersion2(DerValue version) {
    if (version.implicitSmallInteger() != 1) {
      throw new DerException(version.offset(), "a version other than 2");
    }
  }
}
