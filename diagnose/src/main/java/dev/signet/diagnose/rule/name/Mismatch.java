// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.X509Code;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A host, and the certificate that does not name it. */
record Mismatch(CaseFile file, Certificate leaf) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final int SHOWN = 6;

  /** Where the certificate does not name the host. */
  static Optional<Mismatch> of(CaseFile file) {
    return file.chain()
        .filter(chain ->
            chain.isRefusedFor(
                X509Code.CERTIFICATE_NAME_MISMATCH, X509Code.CERTIFICATE_NAME_ABSENT))
        .map(chain -> new Mismatch(file, chain.leaf()));
  }

  /** The host in lower case, without a final dot. */
  String host() {
    String lower = file.host().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether the host is an address. */
  boolean isAddress() {
    return ADDRESS.matcher(file.host()).matches();
  }

  /** The host names that the certificate has. */
  List<String> hostNames() {
    return hostNames(leaf);
  }

  /** The host names of any certificate, in lower case. */
  static List<String> hostNames(Certificate certificate) {
    return certificate.names().stream()
        .filter(GeneralName.DnsName.class::isInstance)
        .map(GeneralName::value)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The names in a sentence. */
  String shown() {
    List<String> all = leaf.names().stream().map(GeneralName::text).toList();
    String some = all.stream().limit(SHOWN).map(Printable::line).collect(Collectors.joining(", "));
    if (all.isEmpty()) {
      return "no alternative name";
    }
    return all.size() > SHOWN ? some + " and " + (all.size() - SHOWN) + " more" : some;
  }

  /** Starts a finding about the certificate. */
  Finding.Builder finding(NameCause cause) {
    return file.about(cause, leaf)
        .wanted(Printable.line(file.host()))
        .found(shown())
        .with("names", shown())
        .with("nearest", Printable.line(Nearest.of(host(), hostNames())));
  }
}
