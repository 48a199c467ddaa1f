// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.JsonBody;
import dev.signet.http.JsonText;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Renews a certificate by a signature of its own key, at an authority of Signet: no account, no
 * token, and nothing to be proven again.
 */
public final class HolderRenewal {
  /** The authority writes and signs; it answers in milliseconds, or is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A chain of four certificates of ML-DSA with a hundred names has some 60 KiB. */
  private static final int MAX_ANSWER = 256 * 1024;

  /** A nonce may be too old once; whoever refuses a fresh one refuses all. */
  private static final int MAX_TRIES = 2;

  private static final int OK = 200;
  private static final String NONCE = "Replay-Nonce";
  private static final String NONCE_REFUSED = "nonce-refused";

  private final URI address;
  private final SSLContext trust;

  /**
   * At an authority.
   *
   * @param authority its origin, such as {@code https://localhost:8443}
   * @param trust what its own certificate is judged by
   */
  public HolderRenewal(URI authority, SSLContext trust) {
    this.address = authority.resolve("/ca/renew");
    this.trust = trust;
  }

  /**
   * The next certificate, for the same key and names, and what leads to the root.
   *
   * @param chain the present certificate first
   * @param key its key; stays here
   * @throws FindingException {@code authority-unreachable}, {@code authority-refused} with the
   *     authority's own code, {@code enrolment-answer-wrong}, {@code key-foreign}
   */
  public List<Certificate> renew(List<Certificate> chain, PrivateKey key) {
    CertificateRequest request = request(chain.getFirst(), key);
    HolderSignature signature = new HolderSignature(chain, key);
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(trust).connectTimeout(PATIENCE).build()) {
      String nonce = nonce(client);
      Answer answer = post(client, signature, request, nonce);
      for (int i = 1; i < MAX_TRIES && answer.isNonceRefused(); i++) {
        answer = post(client, signature, request, answer.nonce());
      }
      return fitting(answer, request);
    } catch (IOException e) {
      throw new FindingException(unreachable(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FindingException(unreachable(e), e);
    }
  }

  private record Answer(int status, Bytes content, String nonce) {
    boolean isNonceRefused() {
      return status != OK && !nonce.isEmpty() && code().equals(NONCE_REFUSED);
    }

    String code() {
      return member("code");
    }

    /** A member of a problem document; empty where it is none. */
    String member(String name) {
      try {
        return JsonBody.parse(content.toArray()).text(name).orElse("");
      } catch (FindingException e) {
        return "";
      }
    }
  }

  private static CertificateRequest request(Certificate certificate, PrivateKey key) {
    KeyPair keys = new KeyPair(certificate.key().toPublicKey(), key);
    try {
      return CertificateRequest.create(
          keys, certificate.subject().commonName().orElse(""), certificate.names());
    } catch (FindingException e) {
      throw new FindingException(
          Finding.about(EnrolCode.KEY_FOREIGN)
              .subject(certificate.shortText())
              .wanted("the key of the certificate, " + certificate.key().text())
              .found(e.finding().headline())
              .build(),
          e);
    }
  }

  private String nonce(HttpClient client) throws IOException, InterruptedException {
    HttpRequest head =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<Void> answer = client.send(head, HttpResponse.BodyHandlers.discarding());
    return answer
        .headers()
        .firstValue(NONCE)
        .orElseThrow(() -> wrong("a nonce", "status " + answer.statusCode()));
  }

  private Answer post(
      HttpClient client, HolderSignature signature, CertificateRequest request, String nonce)
      throws IOException, InterruptedException {
    Map<String, String> payload =
        Map.of("csr", HolderSignature.base64Url(request.encoded().toArray()));
    HttpRequest post =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/jose+json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    signature.sign(JsonText.bytes(payload), address, nonce)))
            .build();
    HttpResponse<InputStream> answer = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream content = answer.body()) {
      return new Answer(
          answer.statusCode(),
          Bytes.of(content.readNBytes(MAX_ANSWER)),
          answer.headers().firstValue(NONCE).orElse(""));
    }
  }

  private List<Certificate> fitting(Answer answer, CertificateRequest request) {
    if (answer.status() != OK) {
      throw Finding.about(EnrolCode.AUTHORITY_REFUSED)
          .subject(address.toString())
          .found(Printable.line(refusal(answer)))
          .with("problem", Printable.line(answer.code()))
          .toException();
    }
    List<Certificate> chain = read(answer.content().toArray());
    Certificate fresh = chain.getFirst();
    if (!fresh.key().equals(request.key()) || !fresh.names().equals(request.names())) {
      throw wrong("a certificate for the same key and names", fresh.shortText());
    }
    return chain;
  }

  private static String refusal(Answer answer) {
    String title = answer.member("title");
    String detail = answer.member("detail");
    return title.isEmpty()
        ? "status " + answer.status()
        : answer.code() + ": " + title + ". " + detail;
  }

  private List<Certificate> read(byte[] content) {
    try {
      return Certificate.readAll(content);
    } catch (FindingException e) {
      throw wrong("certificates in PEM", e.finding().headline());
    }
  }

  private FindingException wrong(String wanted, String found) {
    return Finding.about(EnrolCode.ENROLMENT_ANSWER_WRONG)
        .subject(address.toString())
        .wanted(wanted)
        .found(Printable.line(found))
        .toException();
  }

  private Finding unreachable(Exception failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return Finding.about(EnrolCode.AUTHORITY_UNREACHABLE)
        .subject(address.toString())
        .found(Printable.line(String.valueOf(deepest.getMessage())))
        .build();
  }
}
