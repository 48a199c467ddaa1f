// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.JsonBody;
import dev.signet.http.JsonText;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ServerConnection;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A minimal ACME client that can also do everything wrong. One thread at a time. */
final class AcmeClient {
  static final String ORIGIN = "https://ca.test";

  final KeyPair keys;
  private final Handler handler;
  private String account = "";
  private String nonce = "";

  AcmeClient(Handler handler, KeyPair keys) {
    this.handler = handler;
    this.keys = keys;
  }

  /** The same account at another node. */
  AcmeClient at(Handler node) {
    AcmeClient there = new AcmeClient(node, keys);
    there.become(account);
    return there;
  }

  /** An answer with its JSON, where it has any. */
  record Answer(int status, Map<String, Object> json, String text, Response response) {
    String field(String name) {
      String value = response.head().headers().get(name);
      return value == null ? "" : value;
    }

    String text(String name) {
      return String.valueOf(json.get(name));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
      return (List<String>) json.get(name);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> objects(String name) {
      return (List<Map<String, Object>>) json.get(name);
    }

    String code() {
      return text("code");
    }

    String problem() {
      return text("type").replace("urn:ietf:params:acme:error:", "");
    }
  }

  /** Registers and remembers the account. */
  Answer register() {
    Answer answer = post("/acme/new-account", Map.of("termsOfServiceAgreed", true));
    account = answer.field("Location");
    return answer;
  }

  String account() {
    return account;
  }

  void become(String url) {
    account = url;
  }

  Answer order(String... names) {
    List<Map<String, String>> identifiers =
        Arrays.stream(names).map(name -> Map.of("type", "dns", "value", name)).toList();
    return post("/acme/new-order", Map.of("identifiers", identifiers));
  }

  /** A POST-as-GET. */
  Answer read(String url) {
    return send(url, sign(header(url), new byte[0]));
  }

  Answer post(String url, Map<String, ?> payload) {
    return send(url, sign(header(url), JsonText.bytes(payload)));
  }

  /** A POST with the key instead of the account. */
  Answer postByKey(String url, Map<String, ?> payload) {
    Map<String, Object> header = header(url);
    header.remove("kid");
    header.put("jwk", jwk(keys));
    return send(url, sign(header, JsonText.bytes(payload)));
  }

  Map<String, Object> header(String url) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("nonce", nonce());
    header.put("url", absolute(url));
    if (account.isEmpty()) {
      header.put("jwk", jwk(keys));
    } else {
      header.put("kid", account);
    }
    return header;
  }

  Map<String, Object> sign(Map<String, Object> header, byte[] payload) {
    return sign(keys, header, payload);
  }

  static Map<String, Object> sign(KeyPair keys, Map<String, Object> header, byte[] payload) {
    String input = encode(JsonText.bytes(header)) + "." + encode(payload);
    Map<String, Object> jws = new LinkedHashMap<>();
    jws.put("protected", encode(JsonText.bytes(header)));
    jws.put("payload", encode(payload));
    jws.put("signature", encode(signature(keys, input)));
    return jws;
  }

  Answer send(String url, Map<String, Object> jws) {
    return send(HttpMethod.POST, url, "application/jose+json", JsonText.bytes(jws));
  }

  Answer send(HttpMethod method, String url, String type, byte[] content) {
    DefaultHttpHeaders headers = new DefaultHttpHeaders();
    headers.set("Content-Type", type);
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 1);
    Request request =
        new Request(
            new RequestHead(
                1, method, "ca.test", absolute(url).substring(ORIGIN.length()), headers, true),
            new ServerConnection(1, address, address, null),
            Body.of(content));
    try {
      Response response = handler.handle(request);
      String fresh = response.head().headers().get("Replay-Nonce");
      nonce = fresh == null ? nonce : fresh;
      byte[] bytes = response.body().readAll(1 << 20);
      String text = new String(bytes, StandardCharsets.UTF_8);
      Map<String, Object> json = text.startsWith("{") ? JsonBody.parse(bytes).members() : Map.of();
      return new Answer(response.head().status().code(), json, text, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String nonce() {
    if (nonce.isEmpty()) {
      send(HttpMethod.HEAD, "/acme/new-nonce", "", new byte[0]);
    }
    String taken = nonce;
    nonce = "";
    return taken;
  }

  String keyAuthorization(String token) {
    return token + "." + thumbprint();
  }

  String thumbprint() {
    Map<String, Object> jwk = jwk(keys);
    String text =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
            + jwk.get("x")
            + "\",\"y\":\""
            + jwk.get("y")
            + "\"}";
    try {
      return encode(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> jwk(KeyPair keys) {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", "P-256");
    jwk.put("x", encode(bytes(key.getW().getAffineX().toByteArray())));
    jwk.put("y", encode(bytes(key.getW().getAffineY().toByteArray())));
    return jwk;
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String absolute(String url) {
    return url.startsWith("https:") ? url : ORIGIN + url;
  }

  private static byte[] bytes(byte[] number) {
    byte[] field = new byte[32];
    int length = Math.min(number.length, field.length);
    System.arraycopy(number, number.length - length, field, field.length - length, length);
    return field;
  }

  private static byte[] signature(KeyPair keys, String input) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
