// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.x509.DistributionPoint;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.IssuingDistributionPoint;
import dev.signet.x509.GeneralName;
import dev.signet.x509.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The extensions of revocation, in words. */
final class RevocationField {
  private RevocationField() {}

  static Inspection.Field of(Extension extension) {
    boolean critical = extension.critical();
    return switch (extension.content()) {
      case ExtensionContent.FreshestCrl(var points) -> {
        List<String> places =
            points.stream()
                .flatMap(point -> point.places().stream())
                .map(GeneralName::text)
                .toList();
        yield Meanings.field("crl-freshest", "crl-freshest", places, critical);
      }
      case ExtensionContent.DeltaCrlIndicator(var base) ->
          Meanings.field("crl-delta", "crl-delta", List.of("since " + base), critical);
      case IssuingDistributionPoint point ->
          Meanings.field("crl-scope", "crl-scope", scope(point), critical);
      case ExtensionContent.OcspNoCheck _ ->
          Meanings.field("ocsp-no-check", "ocsp-no-check", List.of("yes"), critical);
      case ExtensionContent.EntryReason(var reason) -> entry(reason.text(), critical);
      case ExtensionContent.InvalidityDate(var moment) -> entry("since " + moment, critical);
      case ExtensionContent.CertificateIssuer(var names) ->
          entry(
              "of " + String.join(", ", names.stream().map(GeneralName::text).toList()), critical);
      default -> entry(extension.value().hex(), critical);
    };
  }

  private static Inspection.Field entry(String text, boolean critical) {
    return Meanings.field("crl-entry", "crl-entry", List.of(text), critical);
  }

  private static List<String> scope(IssuingDistributionPoint point) {
    List<String> lines = new ArrayList<>();
    String certificates =
        switch (point.scope()) {
          case ALL -> "all certificates";
          case END_ENTITIES -> "certificates of end entities";
          case AUTHORITIES -> "certificates of authorities";
          case ATTRIBUTES -> "attribute certificates";
          case CONTRADICTORY -> "no certificates: its limits contradict each other";
        };
    lines.add(certificates + (point.indirect() ? ", also of other issuers" : ""));
    point.reasons().stream().map(RevocationReason::text).forEach(lines::add);
    names(point).map(GeneralName::text).forEach(lines::add);
    return lines;
  }

  private static Stream<GeneralName> names(IssuingDistributionPoint point) {
    return point.name().map(DistributionPoint.Name::full).orElse(List.of()).stream();
  }
}
