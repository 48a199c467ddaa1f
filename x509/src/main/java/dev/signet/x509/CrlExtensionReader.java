// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.ExtensionContent.CrlScope;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the extensions of revocation lists and of their entries (RFC 5280, 5.2 and 5.3). */
final class CrlExtensionReader {
  private CrlExtensionReader() {}

  static ExtensionContent parse(Oid oid, DerValue value) {
    return switch (oid.dotted()) {
      case "2.5.29.21" -> reason(value);
      case "2.5.29.24" -> new ExtensionContent.InvalidityDate(value.time());
      case "2.5.29.27" -> new ExtensionContent.DeltaCrlIndicator(value.integer());
      case "2.5.29.28" -> issuingPoint(value.sequence());
      default -> certificateIssuer(value);
    };
  }

  private static ExtensionContent reason(DerValue value) {
    if (value.tag() != DerTag.ENUMERATED) {
      throw new DerException(
          value.offset(), DerTag.name(value.tag()) + " where a reason is expected");
    }
    int number = value.implicitSmallInteger();
    RevocationReason reason =
        RevocationReason.of(number)
            .orElseThrow(() -> new DerException(value.offset(), "the reason " + number));
    return new ExtensionContent.EntryReason(reason);
  }

  private static ExtensionContent certificateIssuer(DerValue value) {
    if (value.tag() != DerTag.SEQUENCE) {
      throw new DerException(
          value.offset(), DerTag.name(value.tag()) + " where names are expected");
    }
    return new ExtensionContent.CertificateIssuer(ExtensionReader.names(value));
  }

  private static ExtensionContent issuingPoint(DerReader reader) {
    Optional<DistributionPoint.Name> name =
        reader.optional(DerTag.contextConstructed(0)).map(DistributionPoint.Name::read);
    List<CrlScope> scopes = new ArrayList<>();
    addWhere(flag(reader, 1), CrlScope.END_ENTITIES, scopes);
    addWhere(flag(reader, 2), CrlScope.AUTHORITIES, scopes);
    Set<RevocationReason> reasons =
        reader
            .optional(DerTag.context(3))
            .map(bits -> RevocationReason.ofFlags(bits.implicitNamedBits()))
            .orElse(Set.of());
    boolean indirect = flag(reader, 4);
    addWhere(flag(reader, 5), CrlScope.ATTRIBUTES, scopes);
    reader.end();
    CrlScope scope =
        switch (scopes.size()) {
          case 0 -> CrlScope.ALL;
          case 1 -> scopes.getFirst();
          default -> CrlScope.CONTRADICTORY;
        };
    return new ExtensionContent.IssuingDistributionPoint(name, scope, reasons, indirect);
  }

  private static void addWhere(boolean set, CrlScope scope, List<CrlScope> scopes) {
    if (set) {
      scopes.add(scope);
    }
  }

  private static boolean flag(DerReader reader, int number) {
    return reader.optional(DerTag.context(number)).map(DerValue::implicitBool).orElse(false);
  }
}
