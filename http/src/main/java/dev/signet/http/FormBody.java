// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of a form or a query ({@code application/x-www-form-urlencoded}, as the WHATWG URL
 * standard says), decoded strictly: broken percent-encoding, bytes that are no UTF-8 and too many
 * fields are refused.
 *
 * @param fields the values of each name, in the order of the text
 */
public record FormBody(Map<String, List<String>> fields) {
  /** The most content that {@link #read} takes: a token and some text fields. */
  public static final int MAX_BYTES = 64 * 1024;

  /** More fields than any form of ours has by far. */
  public static final int MAX_FIELDS = 100;

  /** The media type. */
  public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  /** Whether a request says that its content is a form. */
  public static boolean isSentBy(Request request) {
    return MediaTypes.essence(request).equals(MEDIA_TYPE);
  }

  /** The form in a request's content, which must be of the form type. */
  public static FormBody read(Request request) throws IOException {
    MediaTypes.require(request, MEDIA_TYPE);
    return parse(new String(request.body().readAll(MAX_BYTES), StandardCharsets.ISO_8859_1));
  }

  /** The fields of a query, without its question mark. */
  public static FormBody parse(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_FIELDS) {
        throw malformed("at most " + MAX_FIELDS + " fields", "more");
      }
      int equals = pair.indexOf('=');
      String name = PercentCoding.decodeForm(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : PercentCoding.decodeForm(pair.substring(equals + 1));
      fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    }
    return new FormBody(fields);
  }

  /** A field that may stand at most once; more is {@code form-field-repeated} (RFC 6749, 3.2). */
  public Optional<String> text(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Finding.about(HttpCode.FORM_FIELD_REPEATED)
          .subject(Printable.line(name))
          .wanted("one value")
          .found(values.size() + " values")
          .toException();
    }
    return values.stream().findFirst();
  }

  /** A field that must stand exactly once, otherwise {@code form-field-missing}. */
  public String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  static FindingException missing(String name) {
    return Finding.about(HttpCode.FORM_FIELD_MISSING).subject(name).toException();
  }

  static FindingException malformed(String wanted, String found) {
    return Finding.about(HttpCode.FORM_MALFORMED).wanted(wanted).found(found).toException();
  }
}
