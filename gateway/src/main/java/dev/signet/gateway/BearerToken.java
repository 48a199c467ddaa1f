// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Bearer tokens in Authorization fields (RFC 6750, 2.1), as far as a gateway looks at them. */
final class BearerToken {
  private static final String SCHEME = "Bearer";
  private static final JsonFactory JSON = new JsonFactory();

  private BearerToken() {}

  /** The token, or null where the field is of another scheme. The scheme compares without case. */
  static @Nullable String in(String authorization) {
    String value = authorization.strip();
    int length = SCHEME.length();
    if (!value.regionMatches(true, 0, SCHEME, 0, length)) {
      return null;
    }
    if (value.length() == length) {
      return "";
    }
    return value.charAt(length) == ' ' ? value.substring(length + 1).strip() : null;
  }

  /**
   * Whether a token says that it was issued by us, so that no application may see it. Nothing is
   * verified: a forged one is dropped just as well.
   */
  static boolean isIssuedBy(String issuer, String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return false;
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.substring(first + 1, second));
      return issuer.equals(issuerIn(new String(claims, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | JacksonException e) {
      return false; // No token of ours, and none that anybody could take for one.
    }
  }

  private static @Nullable String issuerIn(String claims) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), claims)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean issuer = "iss".equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (issuer) {
          return value == JsonToken.VALUE_STRING ? parser.getString() : null;
        }
        parser.skipChildren();
      }
      return null;
    }
  }
}
