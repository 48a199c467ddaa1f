// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.GeneralName;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches issuers from where certificates say that they are (RFC 5280, 4.2.2.1). What comes is
 * never trusted for having come: it only shows what the server should have sent.
 */
public final class IssuerPlaces {
  /** Two intermediates in a row are usual, four are the most in use. */
  private static final int MAX_LEVELS = 4;

  /** A certificate has some two thousand bytes. */
  private static final int MAX_BYTES = 64 << 10;

  private final Duration patience;

  /** Waits no longer than this for each place. */
  public IssuerPlaces(Duration patience) {
    this.patience = patience;
  }

  /** The issuers above a certificate, the nearest first; none where nothing is named or found. */
  public List<Certificate> above(Certificate certificate) {
    List<Certificate> found = new ArrayList<>();
    Certificate top = certificate;
    for (int i = 0; i < MAX_LEVELS && !top.isSelfIssued(); i++) {
      Optional<Certificate> issuer = issuer(top);
      if (issuer.isEmpty()) {
        break;
      }
      top = issuer.get();
      found.add(top);
    }
    return List.copyOf(found);
  }

  private Optional<Certificate> issuer(Certificate certificate) {
    return places(certificate)
        .limit(2)
        .flatMap(place -> fetch(place).stream())
        .filter(each -> each.subject().equals(certificate.issuer()))
        .filter(each -> certificate.isSignedBy(each.key()))
        .findFirst();
  }

  /** RFC 5280, 8: plain http, because TLS would need the very answer that is looked for. */
  private static Stream<URI> places(Certificate certificate) {
    return certificate
        .extension(AuthorityInformationAccess.class)
        .map(AuthorityInformationAccess::issuers)
        .orElse(List.of())
        .stream()
        .filter(GeneralName.UriName.class::isInstance)
        .map(GeneralName::value)
        .filter(text -> text.startsWith("http://"))
        .flatMap(text -> uri(text).stream());
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private List<Certificate> fetch(URI place) {
    try {
      HttpURLConnection connection = (HttpURLConnection) place.toURL().openConnection();
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      connection.setInstanceFollowRedirects(false);
      try (InputStream in = connection.getInputStream()) {
        return Certificate.readAll(in.readNBytes(MAX_BYTES));
      } finally {
        connection.disconnect();
      }
    } catch (IOException | FindingException | IllegalArgumentException nothingThere) {
      return List.of();
    }
  }
}
