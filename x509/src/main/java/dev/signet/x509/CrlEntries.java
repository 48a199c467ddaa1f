// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The revokedCertificates of RFC 5280, 5.1.2.6, by issuer and serial number. Filled once by {@link
 * #read}, and not changed afterwards.
 */
final class CrlEntries {
  private final Map<BigInteger, RevokedCertificate> own = new LinkedHashMap<>();
  // Of indirect lists: what is of other issuers than the list's own.
  private final Map<DistinguishedName, Map<BigInteger, RevokedCertificate>> others =
      new HashMap<>();
  private final DistinguishedName issuer;
  private boolean hasIssuers;
  private boolean hasUnreadable;

  CrlEntries(DistinguishedName issuer) {
    this.issuer = issuer;
  }

  void read(DerValue list) {
    DerReader reader = list.inside();
    // 5.3.3: without the extension, an entry is of the same issuer as the entry before it.
    Map<BigInteger, RevokedCertificate> current = own;
    while (reader.hasNext()) {
      DerReader fields = reader.next(DerTag.SEQUENCE).inside();
      BigInteger serial = fields.next(DerTag.INTEGER).integer();
      Instant date = fields.next().time();
      List<Extension> extensions =
          fields.optional(DerTag.SEQUENCE).map(ExtensionReader::readAll).orElse(List.of());
      fields.end();
      Optional<DistinguishedName> named = issuer(extensions);
      if (named.isPresent()) {
        hasIssuers = true;
        current = of(named.get());
      }
      RevokedCertificate entry = entry(serial, date, extensions);
      hasUnreadable |= !entry.isReadable();
      current.put(serial, entry);
    }
  }

  /** The entries of the list's own issuer, in their order. */
  Map<BigInteger, RevokedCertificate> own() {
    return Collections.unmodifiableMap(own);
  }

  /** Whether an entry names an issuer, which only indirect lists may do. */
  boolean hasIssuers() {
    return hasIssuers;
  }

  /** Whether an entry has a critical extension that is unknown or malformed. */
  boolean hasUnreadable() {
    return hasUnreadable;
  }

  Optional<RevokedCertificate> find(DistinguishedName certificateIssuer, BigInteger serial) {
    if (certificateIssuer.equals(issuer)) {
      return Optional.ofNullable(own.get(serial));
    }
    return Optional.ofNullable(others.get(certificateIssuer)).map(entries -> entries.get(serial));
  }

  private Map<BigInteger, RevokedCertificate> of(DistinguishedName named) {
    return named.equals(issuer) ? own : others.computeIfAbsent(named, _ -> new HashMap<>());
  }

  private static Optional<DistinguishedName> issuer(List<Extension> extensions) {
    return extensions.stream()
        .map(Extension::content)
        .filter(ExtensionContent.CertificateIssuer.class::isInstance)
        .flatMap(content -> ((ExtensionContent.CertificateIssuer) content).names().stream())
        .filter(GeneralName.DirectoryName.class::isInstance)
        .map(name -> ((GeneralName.DirectoryName) name).name())
        .findFirst();
  }

  private static RevokedCertificate entry(
      BigInteger serial, Instant date, List<Extension> extensions) {
    RevocationReason reason = RevocationReason.UNSPECIFIED;
    boolean readable = true;
    for (Extension extension : extensions) {
      switch (extension.content()) {
        case ExtensionContent.EntryReason(var given) -> reason = given;
        case ExtensionContent.Unknown _, ExtensionContent.Malformed _ when extension.critical() ->
            readable = false;
        default -> {}
      }
    }
    return new RevokedCertificate(serial, date, reason, readable);
  }
}
