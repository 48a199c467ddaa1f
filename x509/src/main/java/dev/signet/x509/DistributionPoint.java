// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one of an issuer's revocation lists is, and for what it speaks (RFC 5280, 4.2.1.13).
 *
 * @param name the list's name; empty where only its issuer is told
 * @param reasons for which reasons the list speaks; empty for all
 * @param issuers who signs the list where that is not the certificate's issuer
 */
public record DistributionPoint(
    Optional<Name> name, Set<RevocationReason> reasons, List<GeneralName> issuers) {

  /**
   * The name of a list: in full, or as a last part below its issuer's name.
   *
   * @param full the names, none where the name is relative
   * @param relative the encoded last part
   */
  public record Name(List<GeneralName> full, Optional<Bytes> relative) {
    /** All names in full, those of relative ones below a directory name. */
    public List<GeneralName> under(DistinguishedName issuer) {
      return relative
          .<List<GeneralName>>map(
              part -> List.of(new GeneralName.DirectoryName(issuer.extendedBy(part))))
          .orElse(full);
    }

    /** Reads the DistributionPointName within a tagged value. */
    static Name read(DerValue tagged) {
      DerReader reader = tagged.inside();
      DerValue choice = reader.next();
      reader.end();
      return choice.tag() == DerTag.contextConstructed(1)
          ? new Name(List.of(), Optional.of(choice.content()))
          : new Name(ExtensionReader.names(choice), Optional.empty());
    }
  }

  /** The names in full. */
  public List<GeneralName> places() {
    return name.map(Name::full).orElse(List.of());
  }

  /** Reads a DistributionPoint. */
  static DistributionPoint read(DerValue value) {
    DerReader reader = value.sequence();
    Optional<Name> name = reader.optional(DerTag.contextConstructed(0)).map(Name::read);
    Set<RevocationReason> reasons =
        reader
            .optional(DerTag.context(1))
            .map(bits -> RevocationReason.ofFlags(bits.implicitNamedBits()))
            .orElse(Set.of());
    List<GeneralName> issuers =
        reader.optional(DerTag.contextConstructed(2)).map(ExtensionReader::names).orElse(List.of());
    reader.end();
    return new DistributionPoint(name, reasons, issuers);
  }
}
