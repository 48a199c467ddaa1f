// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A compact JWS (RFC 7515, 7.1) taken apart strictly, before any key is looked at and any library
 * sees it.
 *
 * <p>The header is an allow-list: {@code alg}, {@code typ}, {@code kid}, {@code cty}. Whatever
 * could choose a key, a transformation or an extension is refused by name, so that the verifier's
 * own keys are the only input to the choice (RFC 8725, 3.1 and 3.10).
 */
public final class CompactToken {
  /** As large as a header field may be; a token of ours has some 500 characters. */
  public static final int MAX_CHARS = 16 * 1024;

  private static final int MAX_KEY_NAME = 64;
  private static final Set<String> KEY_MEMBERS =
      Set.of("jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256");
  private static final Set<String> MEMBERS = Set.of("alg", "typ", "kid", "cty");

  private final Map<String, Object> header;
  private final Map<String, Object> claims;
  private final byte[] signingInput;
  private final byte[] signature;

  private CompactToken(byte[] text, int first, int second) {
    this.header = header(StrictBase64.decode(Arrays.copyOfRange(text, 0, first)));
    byte[] payload = StrictBase64.decode(Arrays.copyOfRange(text, first + 1, second));
    this.claims = StrictJson.object(payload, Defect.CLAIMS_NOT_JSON);
    this.signingInput = Arrays.copyOf(text, second);
    this.signature = StrictBase64.decode(Arrays.copyOfRange(text, second + 1, text.length));
  }

  /** Takes a token apart. */
  public static Decoding decode(String token) {
    try {
      return new Decoding.Decoded(split(token));
    } catch (DefectException e) {
      return e.toDecoding();
    }
  }

  /** {@code alg}. */
  public String algorithm() {
    return text(header, "alg").orElseThrow();
  }

  /** {@code typ}, as it stands. */
  public String type() {
    return text(header, "typ").orElseThrow();
  }

  /** {@code kid}. */
  public String keyName() {
    return text(header, "kid").orElseThrow();
  }

  /** All claims: text, Long, Double, Boolean, List and Map. */
  public Map<String, Object> claims() {
    return claims;
  }

  /** A claim that is text; empty where it is missing or something else. */
  public Optional<String> text(String claim) {
    return text(claims, claim);
  }

  /** A claim that is a whole number; empty where it is missing or something else. */
  public Optional<Long> number(String claim) {
    return claims.get(claim) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /** What the signature covers. */
  public byte[] signingInput() {
    return signingInput.clone();
  }

  /** The signature's bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Does not print the token. */
  @Override
  public String toString() {
    return "CompactToken[" + keyName() + "]";
  }

  private static CompactToken split(String token) {
    if (token.length() > MAX_CHARS) {
      throw new DefectException(Defect.TOO_LARGE, token.length() + " characters");
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      long dots = token.chars().filter(c -> c == '.').count();
      throw new DefectException(Defect.NOT_COMPACT, dots + 1 + (dots == 0 ? " part" : " parts"));
    }
    // A character beyond ASCII becomes a question mark here, which base64url refuses.
    byte[] text = token.getBytes(StandardCharsets.US_ASCII);
    // The header comes first: a token with "alg": "none" is told that, and not that it has no
    // signature.
    CompactToken taken = new CompactToken(text, first, second);
    if (taken.signature.length == 0) {
      throw new DefectException(Defect.SIGNATURE_MISSING, "nothing behind the second dot");
    }
    return taken;
  }

  private static Map<String, Object> header(byte[] json) {
    Map<String, Object> header = StrictJson.object(json, Defect.HEADER_NOT_JSON);
    refuseAlgorithmNone(header);
    for (String name : header.keySet()) {
      refuseMember(name);
    }
    for (String name : new String[] {"alg", "typ"}) {
      if (text(header, name).filter(value -> !value.isEmpty()).isEmpty()) {
        throw new DefectException(Defect.HEADER_INCOMPLETE, "no " + name);
      }
    }
    if (text(header, "kid").filter(CompactToken::isKeyName).isEmpty()) {
      throw new DefectException(
          Defect.KEY_NAME, header.containsKey("kid") ? "no key identifier" : "no kid");
    }
    return header;
  }

  private static void refuseAlgorithmNone(Map<String, Object> header) {
    Optional<String> algorithm = text(header, "alg").map(String::strip);
    if (algorithm.filter(name -> name.equalsIgnoreCase("none")).isPresent()) {
      throw new DefectException(Defect.UNSIGNED, "alg none");
    }
  }

  private static void refuseMember(String name) {
    if (KEY_MEMBERS.contains(name)) {
      throw new DefectException(Defect.KEY_EMBEDDED, name);
    }
    Defect defect =
        switch (name) {
          case "crit" -> Defect.CRITICAL;
          case "b64" -> Defect.NOT_ENCODED;
          case "zip" -> Defect.COMPRESSED;
          case "enc", "epk", "p2c", "p2s" -> Defect.ENCRYPTED;
          default -> Defect.HEADER_UNKNOWN;
        };
    if (!MEMBERS.contains(name)) {
      throw new DefectException(defect, dev.signet.explain.Printable.line(name));
    }
  }

  /**
   * Identifiers of ours are base64url; nothing that a path, a query or a shell could read otherwise
   * gets near a look-up.
   */
  private static boolean isKeyName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_KEY_NAME
        && name.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }

  private static Optional<String> text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
