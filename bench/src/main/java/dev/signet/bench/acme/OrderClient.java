// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import dev.signet.http.JsonBody;
import dev.signet.http.JsonText;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of an account, which orders as certbot does. One thread at a time. */
final class OrderClient implements AutoCloseable {
  private static final int OCTET = 0xff;

  /** Each order of this process is for another loopback address, so that each has to be proved. */
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static final int MOST_NONCES = 5;
  private static final int PROOF_SECONDS = 60;
  private static final Duration MOST_WAIT = Duration.ofSeconds(60);
  private static final Duration FIRST_WAIT = Duration.ofMillis(2);

  private final JsonExchange exchange;
  private final AcmePeer.Directory directory;
  private final ProofServer proofs;
  private final AccountKey key;
  private final KeyPair certified;
  private String account = "";
  private String nonce = "";

  /** With the keys of all its certificates, which are not the account's. */
  OrderClient(
      JsonExchange exchange,
      AcmePeer.Directory directory,
      ProofServer proofs,
      AccountKey key,
      KeyPair certified) {
    this.exchange = exchange;
    this.directory = directory;
    this.proofs = proofs;
    this.key = key;
    this.certified = certified;
  }

  /** Registers, or finds the account that the key has. */
  void register() throws IOException {
    account = post(directory.newAccount(), Map.of("termsOfServiceAgreed", true)).field("location");
  }

  /** One order from the beginning to the certificate. */
  void order() throws IOException {
    String address = address(ADDRESSES.incrementAndGet());
    JsonExchange.Answer made =
        post(
            directory.newOrder(),
            Map.of("identifiers", List.of(Map.of("type", "ip", "value", address))));
    Map<String, Object> order = json(made);
    prove(String.valueOf(list(order, "authorizations").getFirst()));
    byte[] request =
        CertificateRequest.create(certified, "", List.of(GeneralName.ofHost(address)))
            .encoded()
            .toArray();
    JsonExchange.Answer done =
        post(String.valueOf(order.get("finalize")), Map.of("csr", AccountKey.encode(request)));
    Map<String, Object> valid =
        awaited(json(done), made.field("location"), List.of("processing", "ready"));
    String pem = send(String.valueOf(valid.get("certificate")), "").body();
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      throw new IOException("no certificate came: " + pem);
    }
  }

  @Override
  public void close() throws IOException {
    exchange.close();
  }

  private static String address(int number) {
    return "127.%d.%d.%d"
        .formatted(1 + (number >>> 16) % OCTET, (number >>> 8) & OCTET, number & OCTET);
  }

  private void prove(String url) throws IOException {
    Map<String, Object> authorization = json(send(url, ""));
    Map<?, ?> challenge =
        list(authorization, "challenges").stream()
            .<Map<?, ?>>map(each -> (Map<?, ?>) each)
            .filter(each -> "http-01".equals(each.get("type")))
            .findFirst()
            .orElseThrow(() -> new IOException("no http-01"));
    if (!"pending".equals(authorization.get("status"))) {
      throw new IOException("an authorisation is used again, which is another measurement");
    }
    String token = String.valueOf(challenge.get("token"));
    ProofServer.Proof proof = proofs.show(token, token + "." + thumbprint());
    try {
      post(String.valueOf(challenge.get("url")), Map.of());
      proof.asked().get(PROOF_SECONDS, TimeUnit.SECONDS);
      awaited(Map.of("status", "pending"), url, List.of("pending"));
    } catch (TimeoutException e) {
      throw new IOException("nobody asked for the proof", e);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IOException(e);
    } finally {
      proofs.forget(token);
    }
  }

  /** Asks until the status is another one, which has to be valid. */
  private Map<String, Object> awaited(Map<String, Object> now, String url, List<String> waiting)
      throws IOException {
    Map<String, Object> found = now;
    Duration wait = FIRST_WAIT;
    while (waiting.contains(String.valueOf(found.get("status")))) {
      if (wait.compareTo(MOST_WAIT) > 0) {
        throw new IOException(url + " stays " + found.get("status"));
      }
      pause(wait);
      wait = wait.multipliedBy(2);
      found = json(send(url, ""));
    }
    if (!"valid".equals(found.get("status"))) {
      throw new IOException(url + " is " + found);
    }
    return found;
  }

  private static void pause(Duration wait) throws IOException {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private JsonExchange.Answer post(String url, Map<String, ?> payload) throws IOException {
    return send(url, new String(JsonText.bytes(payload), StandardCharsets.UTF_8));
  }

  /** Signed, and once more with the nonce that a refusal brought (RFC 8555, 6.5). */
  private JsonExchange.Answer send(String url, String payload) throws IOException {
    JsonExchange.Answer answer = once(url, payload);
    for (int i = 1; i < MOST_NONCES && answer.body().contains("acme:error:badNonce"); i++) {
      answer = once(url, payload);
    }
    if (answer.status() / 100 != 2) {
      throw new IOException(answer.status() + " " + answer.body().strip());
    }
    return answer;
  }

  private JsonExchange.Answer once(String url, String payload) throws IOException {
    String path = URI.create(url).getRawPath();
    JsonExchange.Answer answer = exchange.ask("POST", path, signed(url, payload));
    nonce = answer.field("replay-nonce");
    return answer;
  }

  private byte[] signed(String url, String payload) throws IOException {
    if (nonce.isEmpty()) {
      String path = URI.create(directory.newNonce()).getRawPath();
      nonce = exchange.ask("HEAD", path, new byte[0]).field("replay-nonce");
    }
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("nonce", nonce);
    header.put("url", url);
    if (account.isEmpty()) {
      header.put("jwk", key.jwk());
    } else {
      header.put("kid", account);
    }
    nonce = "";
    String head = AccountKey.encode(JsonText.bytes(header));
    String body = AccountKey.encode(payload.getBytes(StandardCharsets.UTF_8));
    try {
      return JsonText.bytes(
          Map.of(
              "protected",
              head,
              "payload",
              body,
              "signature",
              AccountKey.encode(key.sign(head + "." + body))));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String thumbprint() throws IOException {
    try {
      return key.thumbprint();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static List<?> list(Map<String, Object> members, String name) throws IOException {
    if (members.get(name) instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw new IOException("no " + name + " in " + members);
  }

  private static Map<String, Object> json(JsonExchange.Answer answer) {
    return JsonBody.parse(answer.body().getBytes(StandardCharsets.UTF_8)).members();
  }
}
