// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

/** What can be wrong with the form of a signed token, before any key is looked at. */
public enum Defect {
  /** Longer than the bound. */
  TOO_LARGE,
  /**
   * Not three parts between two dots: another serialisation (RFC 7515, 7.2), an encrypted token, or
   * something else.
   */
  NOT_COMPACT,
  /** A part is not base64url without padding (RFC 7515, 2), or has bits that stand for nothing. */
  NOT_BASE64URL,
  /** The third part is empty. */
  SIGNATURE_MISSING,
  /** The header is no JSON object. */
  HEADER_NOT_JSON,
  /** The claims are no JSON object. */
  CLAIMS_NOT_JSON,
  /** A name stands twice in one object, at any depth. */
  NAME_TWICE,
  /** Objects or arrays within each other beyond the bound, or a number or text beyond its bound. */
  BEYOND_BOUNDS,
  /** {@code alg} is {@code none} in some spelling (RFC 8725, 3.2). */
  UNSIGNED,
  /**
   * The header brings or names a key of its own: {@code jwk}, {@code jku}, {@code x5c}, {@code x5u}
   * (RFC 8725, 3.10).
   */
  KEY_EMBEDDED,
  /** The header has {@code crit}: there is no extension that we understand (RFC 7515, 4.1.11). */
  CRITICAL,
  /** The header has {@code b64} (RFC 7797). */
  NOT_ENCODED,
  /** The header has {@code zip} (RFC 7516, 4.1.3). */
  COMPRESSED,
  /** The header has {@code enc}: it is that of an encrypted token. */
  ENCRYPTED,
  /** The header has another member than {@code alg}, {@code typ}, {@code kid} and {@code cty}. */
  HEADER_UNKNOWN,
  /** {@code alg} or {@code typ} is missing or no text. */
  HEADER_INCOMPLETE,
  /** {@code kid} is missing, empty, no text, or has characters that no identifier of ours has. */
  KEY_NAME
}
