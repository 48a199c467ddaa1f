// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.FindingException;
import dev.signet.http.OcspStaple;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.OcspRequest;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.revocation.RevocationJudge;
import dev.signet.x509.revocation.RevocationStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the responder that a certificate names (RFC 6960, 4.2.2.1) for what is stapled. Blocks. */
final class StapleDesk {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A signed answer with its signer's certificate has some 2 KiB. */
  private static final int MAX_BYTES = 64 * 1024;

  /** After a failure, and after an answer that says nothing. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private static final int OK = 200;

  /** What a responder said. */
  sealed interface Said {
    /**
     * Something that can be shown, or nothing.
     *
     * @param answer with when to ask again
     */
    record Shown(StapledAnswer answer) implements Said {}

    /** The certificate is revoked: another one is needed. */
    record Revoked() implements Said {}
  }

  /** Whether a certificate names a responder. */
  static boolean isNamedBy(List<Certificate> chain) {
    return chain.size() > 1 && responder(chain.getFirst()).isPresent();
  }

  /** Asks for the first certificate of a chain. */
  Said ask(List<Certificate> chain, Instant now) {
    Certificate leaf = chain.getFirst();
    Certificate issuer = chain.get(1);
    return responder(leaf)
        .flatMap(address -> fetched(address, OcspRequest.about(leaf, issuer).toArray()))
        .map(der ->
            switch (status(der, leaf, issuer, now)) {
              case RevocationStatus.Good(Instant until) -> shown(der, until, now);
              case RevocationStatus.Revoked _ -> new Said.Revoked();
              case RevocationStatus.Unknown _ -> nothing(now);
            })
        .orElseGet(() -> nothing(now));
  }

  /** What a client would refuse does more harm than nothing (RFC 6960, 3.2). */
  private static RevocationStatus status(
      byte[] der, Certificate leaf, Certificate issuer, Instant now) {
    try {
      List<OcspResponse> said = List.of(OcspResponse.read(der));
      return new RevocationJudge(List.of(), said, now, new IssuerTrust(issuer))
          .status(leaf, issuer);
    } catch (FindingException malformed) {
      return new RevocationStatus.Unknown(List.of(malformed.finding().headline()));
    }
  }

  private static Said nothing(Instant now) {
    return new Said.Shown(new StapledAnswer(OcspStaple.NONE, now, now.plus(PAUSE)));
  }

  /** Asked again after half of the time that is left, so that a responder may be away for long. */
  private static Said shown(byte[] der, Instant until, Instant now) {
    Instant half = now.plus(Duration.between(now, until).dividedBy(2));
    return new Said.Shown(new StapledAnswer(OcspStaple.of(der), until, half));
  }

  private static Optional<URI> responder(Certificate certificate) {
    return certificate
        .extension(AuthorityInformationAccess.class)
        .flatMap(access -> access.ocsp().stream().findFirst())
        .flatMap(name -> address(name.value()));
  }

  /** RFC 5280, 4.2.2.1; a certificate that we asked for ourselves, over a connection judged. */
  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> "http".equals(uri.getScheme()));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> fetched(URI address, byte[] question) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/ocsp-request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES);
        return answer.statusCode() == OK && bytes.length < MAX_BYTES
            ? Optional.of(bytes)
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
