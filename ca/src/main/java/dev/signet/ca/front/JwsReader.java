// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AccountRegister;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.BindingClaim;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.JsonBody;
import dev.signet.http.Request;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the signed requests of RFC 8555, 6.2, strictly: one flattened JWS, everything in its header
 * signed, a key or an account and not both, the very address that was asked, and a nonce of ours.
 *
 * <p>The nonce is spent last: a request that is refused for its form can be sent again as it is.
 */
final class JwsReader {
  /** A request with a key of 8192 bits and a certificate has some 12 KiB. */
  static final int MAX_BYTES = 64 * 1024;

  /** Keys of accounts that are kept read, of some 2 KiB each. */
  private static final int MAX_KEPT = 1_000;

  static final String MEDIA_TYPE = "application/jose+json";
  private static final Set<String> MEMBERS = Set.of("protected", "payload", "signature");
  private static final Set<String> HEADER = Set.of("alg", "jwk", "kid", "nonce", "url");

  /** Members that are passed over: they choose nothing here. */
  private static final Set<String> HARMLESS = Set.of("typ", "cty");

  private final NonceBook nonces;
  private final AccountRegister accounts;

  /** What the text of a key says, which is always the same. */
  private final Cache<String, AccountKey> keys =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

  JwsReader(NonceBook nonces, AccountRegister accounts) {
    this.nonces = nonces;
    this.accounts = accounts;
  }

  /** The parts of a flattened JWS (RFC 7515, 7.2.2), not verified. */
  record Parts(Map<String, Object> header, String signingInput, String payload, String signature) {
    Optional<String> text(String name) {
      return header.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
  }

  /** The request, verified. */
  SignedRequest read(Request request, AcmeAddress address) throws IOException {
    if (!isSigned(request)) {
      throw Finding.about(AcmeCode.ACME_CONTENT_TYPE)
          .wanted(MEDIA_TYPE)
          .found(Printable.line(request.header("Content-Type").orElse("none")))
          .toException();
    }
    Parts parts = parts(json(request.body().readAll(MAX_BYTES)));
    SignedRequest.Signer signer = signer(parts, address);
    AccountKey key = key(signer);
    JwsSignature.require(parts, key.publicKey());
    requireUrl(parts, address.requested());
    nonces.spend(
        parts
            .text("nonce")
            .orElseThrow(() -> new FindingException(Finding.of(AcmeCode.NONCE_MISSING))));
    return new SignedRequest(signer, new SignedRequest.Payload(parts.payload()));
  }

  /**
   * The JWS within a key change (RFC 8555, 7.3.5): it brings its key, has the outer one's URL, and
   * no nonce of its own.
   */
  static SignedRequest inner(Map<String, Object> members, AcmeAddress address) {
    Parts parts = parts(members);
    if (parts.header().containsKey("nonce") || !parts.header().containsKey("jwk")) {
      throw Finding.about(AcmeCode.KEY_CHANGE_MISMATCH)
          .wanted("an inner JWS with \"jwk\" and without \"nonce\"")
          .found(String.join(", ", parts.header().keySet()))
          .toException();
    }
    AccountKey key = JwsKey.read(parts.header().get("jwk"));
    JwsSignature.require(parts, key.publicKey());
    requireUrl(parts, address.requested());
    return new SignedRequest(
        new SignedRequest.Signer.Key(key), new SignedRequest.Payload(parts.payload()));
  }

  /**
   * The JWS within a registration (RFC 8555, 7.3.4): a MAC over the account's key. "The 'nonce'
   * field MUST NOT be present"; "the 'url' field MUST be set to the same value as the outer JWS".
   */
  static BindingClaim binding(Object member, AccountKey key, AcmeAddress address) {
    if (!(member instanceof Map<?, ?> members)) {
      throw unbound("a JWS", "no object");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    members.forEach((name, value) -> named.put(name.toString(), value));
    Parts parts = parts(named);
    if (parts.header().containsKey("nonce") || parts.header().containsKey("jwk")) {
      throw unbound("alg, kid and url", String.join(", ", parts.header().keySet()));
    }
    requireUrl(parts, address.requested());
    Map<String, Object> payload = json(Base64Url.decode(parts.payload(), "the binding's payload"));
    if (!JwsKey.read(payload).thumbprint().equals(key.thumbprint())) {
      throw unbound("the account's key as payload", "another key");
    }
    return new BindingClaim(
        parts.text("kid").orElse(""),
        parts.text("alg").orElse("none"),
        parts.signingInput(),
        Bytes.of(Base64Url.decode(parts.signature(), "the MAC")));
  }

  private static FindingException unbound(String wanted, String found) {
    return Finding.about(AcmeCode.ACME_BINDING_MALFORMED)
        .wanted(wanted)
        .found(Printable.line(found))
        .toException();
  }

  static boolean isSigned(Request request) {
    String type = request.header("Content-Type").orElse("");
    return type.replaceFirst(";.*", "").strip().equalsIgnoreCase(MEDIA_TYPE);
  }

  static Map<String, Object> json(byte[] body) {
    try {
      return JsonBody.parse(body).members();
    } catch (FindingException e) {
      throw malformed(e.finding().found());
    }
  }

  private static Parts parts(Map<String, Object> members) {
    return parts(members, HEADER, "alg, nonce, url and one of jwk and kid");
  }

  /**
   * The parts of a JWS with these header members and no others.
   *
   * @param wanted the same for people
   */
  static Parts parts(Map<String, Object> members, Set<String> allowed, String wanted) {
    if (members.containsKey("signatures")) {
      throw new FindingException(Finding.of(AcmeCode.JWS_SIGNATURES_SEVERAL));
    }
    if (members.containsKey("header")) {
      throw new FindingException(Finding.of(AcmeCode.JWS_HEADER_UNPROTECTED));
    }
    if (!members.keySet().equals(MEMBERS)) {
      throw malformed("an object of " + Printable.line(String.join(", ", members.keySet())));
    }
    String header = text(members, "protected");
    String payload = text(members, "payload");
    Map<String, Object> decoded = json(Base64Url.decode(header, "the protected header"));
    for (String name : decoded.keySet()) {
      if (!allowed.contains(name) && !HARMLESS.contains(name)) {
        throw Finding.about(AcmeCode.JWS_HEADER_REFUSED)
            .wanted(wanted)
            .found(Printable.line(name))
            .toException();
      }
    }
    return new Parts(decoded, header + "." + payload, payload, text(members, "signature"));
  }

  private static String text(Map<String, Object> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw malformed("a member \"" + name + "\" that is no text");
  }

  /** RFC 8555, 6.2: "The 'jwk' and 'kid' fields are mutually exclusive." */
  private SignedRequest.Signer signer(Parts parts, AcmeAddress address) {
    boolean jwk = parts.header().containsKey("jwk");
    boolean kid = parts.header().containsKey("kid");
    if (jwk == kid) {
      throw Finding.about(AcmeCode.JWS_KEY_AMBIGUOUS)
          .wanted("one of \"jwk\" and \"kid\"")
          .found(jwk ? "both" : "neither")
          .toException();
    }
    if (jwk) {
      return new SignedRequest.Signer.Key(JwsKey.read(parts.header().get("jwk")));
    }
    AcmeAccount account = accounts.active(address.account(parts.text("kid").orElse("")));
    return new SignedRequest.Signer.Account(account, keys.get(account.jwk(), JwsReader::key));
  }

  private static AccountKey key(String jwk) {
    return JwsKey.read(json(jwk.getBytes(StandardCharsets.UTF_8)));
  }

  private static AccountKey key(SignedRequest.Signer signer) {
    return switch (signer) {
      case SignedRequest.Signer.Key(AccountKey key) -> key;
      case SignedRequest.Signer.Account(AcmeAccount _, AccountKey key) -> key;
    };
  }

  /** RFC 8555, 6.4: "the server SHOULD reject the request as unauthorized". */
  static void requireUrl(Parts parts, String asked) {
    String signed = parts.text("url").orElse("none");
    if (!signed.equals(asked)) {
      throw Finding.about(AcmeCode.JWS_URL_WRONG)
          .wanted(asked)
          .found(Printable.line(signed))
          .toException();
    }
  }

  private static FindingException malformed(String found) {
    return Finding.about(AcmeCode.JWS_MALFORMED)
        .wanted("a JSON object of protected, payload and signature")
        .found(found)
        .toException();
  }
}
