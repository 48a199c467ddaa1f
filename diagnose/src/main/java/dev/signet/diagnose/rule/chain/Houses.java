// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.x509.DistinguishedName;
import dev.signet.x509.der.Oid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Organisations in names of authorities. */
final class Houses {
  private static final Oid ORGANISATION = new Oid("2.5.4.10");

  private Houses() {}

  /** Whether both names have an organisation, and the same one. */
  static boolean same(DistinguishedName one, DistinguishedName other) {
    Optional<String> first = organisation(one);
    return first.isPresent() && first.equals(organisation(other));
  }

  private static Optional<String> organisation(DistinguishedName name) {
    return name.parts().stream()
        .flatMap(List::stream)
        .filter(attribute -> attribute.type().equals(ORGANISATION))
        .map(attribute -> attribute.value().strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
