// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was wrong with the way in which a chain was sent, although a path was found. */
final class ChainWarnings {
  private ChainWarnings() {}

  static List<Finding> of(CandidatePath path, PathRequest request) {
    List<Finding> warnings = new ArrayList<>();
    List<Certificate> used = path.belowAnchor();
    List<Certificate> sent = request.others();
    Certificate anchor = path.certificates().getLast();
    for (Certificate other : sent) {
      if (other.equals(anchor)) {
        warnings.add(warning(X509Code.CHAIN_ROOT_SENT, other));
      } else if (!used.contains(other)) {
        warnings.add(warning(X509Code.CHAIN_CERTIFICATE_UNUSED, other));
      }
    }
    List<Certificate> order = sent.stream().filter(used::contains).toList();
    if (used.size() > 1
        && !order.equals(used.subList(1, used.size()).stream().filter(sent::contains).toList())) {
      warnings.add(
          Finding.about(X509Code.CHAIN_DISORDERED)
              .subject(Printable.line(path.leaf().shortText()))
              .wanted(names(used.subList(1, used.size())))
              .found(names(order))
              .build());
    }
    return List.copyOf(warnings);
  }

  private static Finding warning(X509Code code, Certificate certificate) {
    return Finding.about(code).subject(Printable.line(certificate.shortText())).build();
  }

  private static String names(List<Certificate> certificates) {
    return Printable.line(
        certificates.stream().map(Certificate::shortText).collect(Collectors.joining(", ")));
  }
}
