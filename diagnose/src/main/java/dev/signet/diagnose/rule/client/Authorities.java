// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.x509.DistinguishedName;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Names of authorities as a server lists them, compared with those in certificates. */
final class Authorities {
  private static final Pattern ORGANISATION = Pattern.compile("(?:^|[,+])O=((?:[^,+\\\\]|\\\\.)+)");

  private Authorities() {}

  static X500Principal principal(DistinguishedName name) {
    return new X500Principal(name.encoded().toArray());
  }

  /** Whether both names have an organisation, and the same one. */
  static boolean sameOrganisation(X500Principal one, DistinguishedName other) {
    String first = organisation(one.getName());
    return !first.isEmpty() && first.equals(organisation(principal(other).getName()));
  }

  private static String organisation(String name) {
    var matcher = ORGANISATION.matcher(name);
    return matcher.find() ? matcher.group(1) : "";
  }
}
