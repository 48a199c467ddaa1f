// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.GeneralName;
import dev.signet.x509.X509Code;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why no path reached an anchor, and where the missing certificate may be. */
final class MissingIssuer {
  /** A certificate names one or two places. */
  private static final int MAX_PLACES = 4;

  private MissingIssuer() {}

  static Finding explain(CandidatePath deadEnd, PathRequest request, TrustAnchors anchors) {
    int index = deadEnd.certificates().size() - 1;
    Certificate top = deadEnd.certificates().getLast();
    X509Code code = code(top, index, request, anchors);
    Finding.Builder finding =
        Check.about(code, deadEnd, index)
            .wanted("an issuer in " + anchors.storesText())
            .with("stores", anchors.storesText())
            .found(found(code, top))
            .with("issuer", Printable.line(top.issuer().shortText()))
            .with("fingerprint", top.fingerprint());
    places(top)
        .findFirst()
        .ifPresent(place -> finding.with("source", Printable.line(place.toString())));
    return finding.build();
  }

  static List<Verdict.Fetch> fetches(CandidatePath deadEnd, PathRequest request) {
    return places(deadEnd.certificates().getLast())
        .filter(place -> !request.limits().fetched().contains(place))
        .limit(MAX_PLACES)
        .<Verdict.Fetch>map(Verdict.IssuerFetch::new)
        .toList();
  }

  private static X509Code code(
      Certificate top, int index, PathRequest request, TrustAnchors anchors) {
    if (top.isSelfIssued()) {
      return index == 0 ? X509Code.CERTIFICATE_SELF_SIGNED : X509Code.ROOT_UNTRUSTED;
    }
    boolean nameIsKnown =
        !anchors.named(top.issuer()).isEmpty()
            || request.others().stream().anyMatch(other -> other.subject().equals(top.issuer()));
    if (nameIsKnown) {
      return X509Code.ISSUER_KEY_DIFFERS;
    }
    boolean nothingAbove = index == 0 || places(top).findAny().isPresent();
    return nothingAbove ? X509Code.INTERMEDIATE_MISSING : X509Code.ISSUER_UNKNOWN;
  }

  private static String found(X509Code code, Certificate top) {
    return code == X509Code.ISSUER_KEY_DIFFERS
        ? "another key under the name " + Printable.line(top.issuer().shortText())
        : "the issuer " + Printable.line(top.issuer().toString());
  }

  /**
   * RFC 5280, 8: only plain http, because fetching over TLS would need the very answer that is
   * looked for.
   */
  private static Stream<URI> places(Certificate top) {
    return top
        .extension(AuthorityInformationAccess.class)
        .map(AuthorityInformationAccess::issuers)
        .orElse(List.of())
        .stream()
        .filter(GeneralName.UriName.class::isInstance)
        .map(GeneralName::value)
        .map(MissingIssuer::uri)
        .flatMap(Optional::stream);
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = URI.create(text);
      return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
