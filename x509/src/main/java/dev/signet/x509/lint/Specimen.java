// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.der.ByteRange;
import java.util.Optional;
import java.util.Set;

/** A certificate under the lints, with its issuer's where that is at hand. */
final class Specimen {
  private final Certificate certificate;
  private final Optional<Certificate> issuer;
  private final TbsValues tbs;

  Specimen(Certificate certificate, Optional<Certificate> issuer) {
    this.certificate = certificate;
    this.issuer = issuer;
    this.tbs = TbsValues.of(certificate);
  }

  Certificate certificate() {
    return certificate;
  }

  Optional<Certificate> issuer() {
    return issuer;
  }

  /** Its parts as they are encoded. */
  TbsValues tbs() {
    return tbs;
  }

  /** Where the whole signed part stands: what is pointed at when something is absent. */
  ByteRange whole() {
    return new ByteRange(0, certificate.encoded().length());
  }

  boolean has(Class<? extends ExtensionContent> type) {
    return certificate.extension(type).isPresent();
  }

  boolean lacks(Class<? extends ExtensionContent> type) {
    return !has(type);
  }

  /** The first extension of a type. */
  Optional<Extension> extension(Class<? extends ExtensionContent> type) {
    return certificate.extensions().stream().filter(e -> type.isInstance(e.content())).findFirst();
  }

  /** A defect where there is an extension of a type that is marked, or not, as critical. */
  Optional<Defect> marked(Class<? extends ExtensionContent> type, boolean critical) {
    return extension(type)
        .filter(extension -> extension.critical() == critical)
        .map(extension ->
            new Defect(
                extension.name() + (critical ? " is critical" : " is not critical"),
                extension.range()));
  }

  /** A defect where there is no extension of a type. */
  Optional<Defect> absent(Class<? extends ExtensionContent> type, String name) {
    return Defect.when(lacks(type), whole(), "no " + name);
  }

  /** Where an extension stands, else the whole certificate. */
  ByteRange rangeOf(Class<? extends ExtensionContent> type) {
    return extension(type).map(Extension::range).orElseGet(this::whole);
  }

  /** What the key may be used for; nothing where that is not said. */
  Set<KeyUse> uses() {
    return certificate.extension(KeyUsage.class).map(KeyUsage::uses).orElse(Set.of());
  }

  /** Whether it says that it is for TLS servers, or does not say for what and has names. */
  boolean isForServers() {
    Optional<ExtendedKeyUsage> usage = certificate.extension(ExtendedKeyUsage.class);
    return usage
        .map(some ->
            some.purposes().contains(ExtendedKeyUsage.SERVER)
                || some.purposes().contains(ExtendedKeyUsage.ANY))
        .orElse(!certificate.names().isEmpty());
  }
}
