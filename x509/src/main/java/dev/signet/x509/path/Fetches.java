// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.GeneralName;
import dev.signet.x509.OcspRequest;
import dev.signet.x509.der.Bytes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a judgement lacks, and where it may be had. */
final class Fetches {
  /** A certificate names one or two places. */
  private static final int MAX_PLACES = 4;

  private Fetches() {}

  /** Missing issuers where no path reached an anchor, else missing revocation of the best one. */
  static List<Verdict.Fetch> afterRefusal(
      PathSearch search, Judgement judgement, PathRequest request) {
    if (!request.limits().mayFetch() || judgement.accepted().isPresent()) {
      return List.of();
    }
    return judgement
        .best()
        .map(best -> ofRevocation(best.examination()))
        .orElseGet(() -> issuers(search.deadEnd(), request));
  }

  private static List<Verdict.Fetch> issuers(CandidatePath deadEnd, PathRequest request) {
    return untried(issuerPlaces(deadEnd.certificates().getLast()), request)
        .<Verdict.Fetch>map(Verdict.IssuerFetch::new)
        .toList();
  }

  /** Lists and responses for the certificates about which nothing is known. */
  static List<Verdict.Fetch> ofRevocation(Examination of) {
    RevocationTerms.Mode mode = of.request().revocation().mode();
    if (!of.request().limits().mayFetch() || mode == RevocationTerms.Mode.OFF) {
      return List.of();
    }
    List<Verdict.Fetch> fetches = new ArrayList<>();
    for (int index : RevocationCheck.unknown(of)) {
      Certificate certificate = of.certificate(index);
      Bytes question = OcspRequest.about(certificate, of.certificate(index + 1));
      untried(responders(certificate), of.request())
          .forEach(place -> fetches.add(new Verdict.ResponseFetch(place, question)));
      untried(lists(certificate), of.request())
          .forEach(place -> fetches.add(new Verdict.ListFetch(place)));
    }
    return List.copyOf(fetches);
  }

  private static Stream<URI> untried(Stream<URI> places, PathRequest request) {
    return places
        .filter(place -> !request.limits().fetched().contains(place))
        .distinct()
        .limit(MAX_PLACES);
  }

  static Stream<URI> issuerPlaces(Certificate certificate) {
    return http(
        certificate
            .extension(AuthorityInformationAccess.class)
            .map(AuthorityInformationAccess::issuers)
            .orElse(List.of()));
  }

  private static Stream<URI> responders(Certificate certificate) {
    return http(
        certificate
            .extension(AuthorityInformationAccess.class)
            .map(AuthorityInformationAccess::ocsp)
            .orElse(List.of()));
  }

  private static Stream<URI> lists(Certificate certificate) {
    return http(
        certificate
            .extension(CrlDistributionPoints.class)
            .map(CrlDistributionPoints::names)
            .orElse(List.of()));
  }

  /**
   * RFC 5280, 8: only plain http, because fetching over TLS would need the very answer that is
   * looked for.
   */
  private static Stream<URI> http(List<GeneralName> names) {
    return names.stream()
        .filter(GeneralName.UriName.class::isInstance)
        .map(GeneralName::value)
        .map(Fetches::uri)
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
