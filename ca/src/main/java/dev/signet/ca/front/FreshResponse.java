// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.http.Body;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * Answers that anybody may keep for a while, with the fields that RFC 5019, 6.2 asks for, and 304
 * for who has them already.
 */
final class FreshResponse {
  private FreshResponse() {}

  /**
   * Something that is replaced by time.
   *
   * @param tag tells it from what was there before
   * @param thisUpdate since when it is so
   * @param nextUpdate until when it is believed
   * @param age how long it may be used without asking whether there is a newer one
   */
  record Edition(String tag, Instant thisUpdate, Instant nextUpdate, Duration age) {}

  /** The answer to who may have it already. */
  static Response of(Request request, byte[] content, String type, Edition edition) {
    String tag = "\"" + edition.tag() + "\"";
    Response response =
        isKnown(request, tag)
            ? Response.of(HttpResponseStatus.NOT_MODIFIED, Body.empty())
            : Response.of(HttpResponseStatus.OK, Body.of(content)).with("Content-Type", type);
    return response
        .with(
            "Cache-Control",
            "public, max-age=" + edition.age().toSeconds() + ", no-transform, must-revalidate")
        .with("ETag", tag)
        .with("Last-Modified", date(edition.thisUpdate()))
        .with("Expires", date(edition.nextUpdate()))
        .with("X-Content-Type-Options", "nosniff");
  }

  /** RFC 9110, 13.1.2. */
  private static boolean isKnown(Request request, String tag) {
    return request
        .header("If-None-Match")
        .map(field -> Arrays.stream(field.split(",")).map(String::strip).toList())
        .filter(tags -> tags.contains(tag) || tags.contains("W/" + tag) || tags.contains("*"))
        .isPresent();
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
