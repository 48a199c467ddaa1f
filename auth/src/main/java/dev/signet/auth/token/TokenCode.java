// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;
import dev.signet.identity.jws.Defect;

/** Why an access token is refused. Every one answers 401 (RFC 6750, 3.1: {@code invalid_token}). */
public enum TokenCode implements Code {
  /** Longer than any token of ours. */
  TOKEN_TOO_LARGE,
  /** Not three parts between two dots. */
  TOKEN_NOT_COMPACT,
  /** A part is not base64url in its one form. */
  TOKEN_NOT_BASE64URL,
  /** The signature is empty. */
  TOKEN_SIGNATURE_MISSING,
  /** The header is no JSON object. */
  TOKEN_HEADER_NOT_JSON,
  /** The claims are no JSON object. */
  TOKEN_CLAIMS_NOT_JSON,
  /** A name stands twice in one object. */
  TOKEN_NAME_TWICE,
  /** Too deep, or a number or text too long. */
  TOKEN_BEYOND_BOUNDS,
  /** {@code alg} is {@code none}. */
  TOKEN_UNSIGNED,
  /** The header brings or names a key. */
  TOKEN_KEY_EMBEDDED,
  /** The header has {@code crit}. */
  TOKEN_CRITICAL,
  /** The header has {@code b64}. */
  TOKEN_NOT_ENCODED,
  /** The header has {@code zip}. */
  TOKEN_COMPRESSED,
  /** The header is that of an encrypted token. */
  TOKEN_ENCRYPTED,
  /** The header has a member that we do not know. */
  TOKEN_HEADER_UNKNOWN,
  /** The header lacks {@code alg} or {@code typ}. */
  TOKEN_HEADER_INCOMPLETE,
  /** {@code kid} is missing or can be no name of a key. */
  TOKEN_KEY_NAME,
  /** No key of ours has that {@code kid}. */
  TOKEN_KEY_UNKNOWN,
  /** {@code alg} is another than the key's. */
  TOKEN_ALGORITHM,
  /** {@code typ} is another than {@code at+jwt}. */
  TOKEN_TYPE,
  /** The signature has a length that the algorithm's signatures do not have. */
  TOKEN_SIGNATURE_LENGTH,
  /** Half of an ECDSA signature is zero. */
  TOKEN_SIGNATURE_ZERO,
  /** The signature is not the key's over this text. */
  TOKEN_FORGED,
  /** {@code iss} is another issuer. */
  TOKEN_ISSUER,
  /** {@code aud} is another audience. */
  TOKEN_AUDIENCE,
  /** {@code exp} is over. */
  TOKEN_EXPIRED,
  /** {@code nbf} is to come. */
  TOKEN_NOT_YET_VALID,
  /** {@code iat} is to come. */
  TOKEN_FROM_FUTURE,
  /** A claim that must be there is missing. */
  TOKEN_CLAIM_MISSING,
  /** A claim is of another type. */
  TOKEN_CLAIM_TYPE;

  static TokenCode of(Defect defect) {
    return switch (defect) {
      case TOO_LARGE -> TOKEN_TOO_LARGE;
      case NOT_COMPACT -> TOKEN_NOT_COMPACT;
      case NOT_BASE64URL -> TOKEN_NOT_BASE64URL;
      case SIGNATURE_MISSING -> TOKEN_SIGNATURE_MISSING;
      case HEADER_NOT_JSON -> TOKEN_HEADER_NOT_JSON;
      case CLAIMS_NOT_JSON -> TOKEN_CLAIMS_NOT_JSON;
      case NAME_TWICE -> TOKEN_NAME_TWICE;
      case BEYOND_BOUNDS -> TOKEN_BEYOND_BOUNDS;
      case UNSIGNED -> TOKEN_UNSIGNED;
      case KEY_EMBEDDED -> TOKEN_KEY_EMBEDDED;
      case CRITICAL -> TOKEN_CRITICAL;
      case NOT_ENCODED -> TOKEN_NOT_ENCODED;
      case COMPRESSED -> TOKEN_COMPRESSED;
      case ENCRYPTED -> TOKEN_ENCRYPTED;
      case HEADER_UNKNOWN -> TOKEN_HEADER_UNKNOWN;
      case HEADER_INCOMPLETE -> TOKEN_HEADER_INCOMPLETE;
      case KEY_NAME -> TOKEN_KEY_NAME;
    };
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  @Override
  public Category category() {
    return Category.UNAUTHENTICATED;
  }
}
