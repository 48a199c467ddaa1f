// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.http.OcspStaple;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.OcspAnswer;
import dev.signet.x509.OcspRequest;
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

  /** After a failure, and where an answer does not say how long it holds. */
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
    Said nothing = new Said.Shown(new StapledAnswer(OcspStaple.NONE, now, now.plus(PAUSE)));
    Certificate leaf = chain.getFirst();
    Certificate issuer = chain.get(1);
    return responder(leaf)
        .flatMap(address -> fetched(address, OcspRequest.about(leaf, issuer).toArray()))
        .flatMap(der -> said(der, new StapleCheck(leaf, issuer, now)))
        .orElse(nothing);
  }

  private static Optional<Said> said(byte[] der, StapleCheck check) {
    return check
        .answer(der)
        .map(answer ->
            switch (answer.status()) {
              case OcspAnswer.Status.Good() -> shown(der, answer, check.now());
              case OcspAnswer.Status.Revoked _ -> new Said.Revoked();
              case OcspAnswer.Status.Unknown() ->
                  new Said.Shown(
                      new StapledAnswer(OcspStaple.NONE, check.now(), check.now().plus(PAUSE)));
            });
  }

  /** Asked again after half of the time that is left, so that a responder may be away for long. */
  private static Said shown(byte[] der, OcspAnswer answer, Instant now) {
    Instant until = answer.nextUpdate().orElse(now.plus(PAUSE));
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
