// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import static dev.signet.x509.text.Meanings.field;

import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.Extension;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import dev.signet.x509.text.Inspection.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a certificate says. */
final class CertificateFieldList {
  private CertificateFieldList() {}

  static Inspection of(Certificate certificate, Instant moment) {
    List<Field> fields = new ArrayList<>();
    fields.add(name("subject", certificate.subject()));
    fields.add(issuer(certificate));
    fields.add(serial(certificate));
    fields.addAll(validity(certificate.validity(), moment));
    fields.add(key(certificate.key()));
    fields.add(signature(certificate));
    fields.add(field("version", List.of(Integer.toString(certificate.version()))));
    for (Extension extension : certificate.extensions()) {
      fields.add(ExtensionField.of(extension));
    }
    fields.add(field("sha256", List.of(certificate.fingerprint())));
    String title = "Certificate of " + Printable.line(certificate.shortText());
    return new Inspection("certificate", title, fields);
  }

  static Field name(String id, DistinguishedName name) {
    return name.isEmpty()
        ? field(id, id + ".empty", List.of("(empty)"), false)
        : field(id, List.of(name.toString()));
  }

  static Field key(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "EC" -> field("key", "key.ec", List.of(key.text()), false);
      case "RSA", "RSASSA-PSS" -> field("key", "key.rsa", List.of(key.text() + " bits"), false);
      case "Ed25519", "Ed448" -> field("key", "key.edwards", List.of(key.text()), false);
      default -> field("key", List.of(key.text()));
    };
  }

  private static Field issuer(Certificate certificate) {
    String key = certificate.isSelfIssued() ? "issuer.self" : "issuer";
    return certificate.issuer().isEmpty()
        ? field("issuer", "issuer.empty", List.of("(empty)"), false)
        : field("issuer", key, List.of(certificate.issuer().toString()), false);
  }

  private static Field serial(Certificate certificate) {
    boolean odd = certificate.serial().signum() <= 0 || certificate.serial().bitLength() > 159;
    return field("serial", odd ? "serial.odd" : "serial", List.of(certificate.serialText()), false);
  }

  private static Field signature(Certificate certificate) {
    String key = certificate.isSelfSigned() ? "signature.self" : "signature";
    return field("signature", key, List.of(certificate.signatureAlgorithm().text()), false);
  }

  private static List<Field> validity(Validity validity, Instant moment) {
    return List.of(
        field("not-before", List.of(validity.notBefore().toString())),
        field("not-after", List.of(validity.notAfter().toString())),
        field(
            "lifetime", lifetimeKey(validity, moment), List.of(lifetime(validity, moment)), false));
  }

  private static String lifetimeKey(Validity validity, Instant moment) {
    if (validity.isOver(moment)) {
      return "lifetime.over";
    }
    return validity.isBefore(moment) ? "lifetime.early" : "lifetime";
  }

  private static String lifetime(Validity validity, Instant moment) {
    String whole = roughly(validity.length());
    if (validity.isOver(moment)) {
      return whole + ", over for " + roughly(Duration.between(validity.notAfter(), moment));
    }
    if (validity.isBefore(moment)) {
      return whole + ", begins in " + roughly(Duration.between(moment, validity.notBefore()));
    }
    long percent = Math.round(100 * validity.elapsed(moment));
    return whole + ", of which " + percent + " % are over";
  }

  private static String roughly(Duration duration) {
    if (duration.toDays() >= 3) {
      return duration.toDays() + " days";
    }
    return duration.toHours() >= 3
        ? duration.toHours() + " hours"
        : duration.toMinutes() + " minutes";
  }
}
