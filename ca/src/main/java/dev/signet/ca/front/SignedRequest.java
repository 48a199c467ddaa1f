// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.JsonBody;
import dev.signet.x509.SubjectPublicKey;
import java.util.Map;

/**
 * What a client said, its signature verified. Only {@link JwsReader} makes one.
 *
 * @param signer who signed it
 * @param payload what was signed; empty for a POST-as-GET (RFC 8555, 6.3)
 */
record SignedRequest(Signer signer, Payload payload) {
  /** Who signed. */
  sealed interface Signer {
    /** A key that the request brought along. */
    record Key(AccountKey key) implements Signer {}

    /** An account. */
    record Account(dev.signet.ca.acme.AcmeAccount account, AccountKey key) implements Signer {}
  }

  /**
   * The bytes that were signed.
   *
   * @param text in base64url as they came
   */
  record Payload(String text) {
    /** Whether there is none. */
    boolean isEmpty() {
      return text.isEmpty();
    }

    /** The bytes. */
    byte[] bytes() {
      return Base64Url.decode(text, "the payload");
    }

    /** The JSON object in it. */
    Map<String, Object> members() {
      try {
        return JsonBody.parse(bytes()).members();
      } catch (FindingException e) {
        throw malformed("a JSON object", e.finding().found());
      }
    }

    /** Demands a POST-as-GET. */
    void requireEmpty() {
      if (!isEmpty()) {
        throw malformed("an empty payload: this address is read by POST-as-GET", "a payload");
      }
    }
  }

  /** The account that signed. */
  dev.signet.ca.acme.AcmeAccount account() {
    return switch (signer) {
      case Signer.Account(var account, var _) -> account;
      case Signer.Key _ ->
          throw Finding.about(AcmeCode.JWS_KEY_FORM_WRONG)
              .wanted("\"kid\": the account's address")
              .found("\"jwk\"")
              .toException();
    };
  }

  /** The key of whoever signed. */
  SubjectPublicKey accountKey() {
    return switch (signer) {
      case Signer.Key(AccountKey key) -> key.publicKey();
      case Signer.Account(var _, AccountKey key) -> key.publicKey();
    };
  }

  /** The key that the request brought along. */
  AccountKey key() {
    return switch (signer) {
      case Signer.Key(AccountKey key) -> key;
      case Signer.Account _ ->
          throw Finding.about(AcmeCode.JWS_KEY_FORM_WRONG)
              .wanted("\"jwk\": the key itself")
              .found("\"kid\"")
              .toException();
    };
  }

  static FindingException malformed(String wanted, String found) {
    return Finding.about(AcmeCode.ACME_PAYLOAD_MALFORMED).wanted(wanted).found(found).toException();
  }
}
