// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import static dev.signet.x509.text.Meanings.field;

import dev.signet.explain.Printable;
import dev.signet.x509.Crl;
import dev.signet.x509.Extension;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.text.Inspection.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a revocation list says. */
final class CrlFieldList {
  /** Lists can have a hundred thousand entries; a person wants to see that there are some. */
  private static final int MAX_SHOWN = 20;

  private CrlFieldList() {}

  static Inspection of(Crl crl, Instant moment) {
    List<Field> fields = new ArrayList<>();
    fields.add(field("issuer", "issuer.crl", List.of(crl.issuer().toString()), false));
    fields.add(field("this-update", List.of(crl.thisUpdate().toString())));
    fields.add(nextUpdate(crl, moment));
    fields.add(field("revoked", revoked(crl)));
    fields.add(
        field("signature", "signature.crl", List.of(crl.signatureAlgorithm().text()), false));
    for (Extension extension : crl.extensions()) {
      fields.add(ExtensionField.of(extension));
    }
    String title = "Revocation list of " + Printable.line(crl.issuer().shortText());
    return new Inspection("crl", title, fields);
  }

  private static Field nextUpdate(Crl crl, Instant moment) {
    boolean late = crl.nextUpdate().filter(next -> next.isBefore(moment)).isPresent();
    String value = crl.nextUpdate().map(Instant::toString).orElse("(not said)");
    return field("next-update", late ? "next-update.late" : "next-update", List.of(value), false);
  }

  private static List<String> revoked(Crl crl) {
    List<String> lines = new ArrayList<>();
    lines.add(crl.revoked().size() + " certificates");
    crl.revoked().values().stream()
        .limit(MAX_SHOWN)
        .map(e -> Bytes.of(e.serial().toByteArray()).colonHex() + " on " + e.date())
        .forEach(lines::add);
    if (crl.revoked().size() > MAX_SHOWN) {
      lines.add("and " + (crl.revoked().size() - MAX_SHOWN) + " more");
    }
    return lines;
  }
}
