// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object from content, read strictly: a name twice, bytes behind the object, or more depth
 * or size than the bounds are refused as {@code json-malformed}, because two readers might
 * otherwise see two things.
 *
 * <p>Values are {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double} and {@code
 * Boolean}. A member whose value is {@code null} counts as absent.
 *
 * @param members in the order of the text
 */
public record JsonBody(Map<String, Object> members) {
  /** The most content that {@link #read} takes: no form of ours needs more. */
  public static final int MAX_BYTES = 64 * 1024;

  /** The most objects and arrays within each other. */
  public static final int MAX_DEPTH = 16;

  /** The media type. */
  public static final String MEDIA_TYPE = "application/json";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_BYTES)
                  .maxNumberLength(32)
                  .build())
          .build();

  /** Whether a request says that its content is JSON. */
  public static boolean isSentBy(Request request) {
    return MediaTypes.essence(request).equals(MEDIA_TYPE);
  }

  /** The object in a request's content, which must be {@code application/json}. */
  public static JsonBody read(Request request) throws IOException {
    MediaTypes.require(request, MEDIA_TYPE);
    return parse(request.body().readAll(MAX_BYTES));
  }

  /** The object in a text. */
  public static JsonBody parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("something other than an object");
      }
      Map<String, Object> members = object(parser);
      if (parser.nextToken() != null) {
        throw malformed("bytes behind the object");
      }
      return new JsonBody(members);
    } catch (JacksonException e) {
      throw malformed(e.getOriginalMessage());
    }
  }

  /** A member that is text. One of another type is refused as {@code json-malformed}. */
  public Optional<String> text(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw malformed("a member \"" + name + "\" that is no text");
    }
    return Optional.ofNullable((String) value);
  }

  /** A member that is text and must be there, otherwise {@code form-field-missing}. */
  public String required(String name) {
    return text(name).orElseThrow(() -> FormBody.missing(name));
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      @Nullable Object value = value(parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      @Nullable Object value = value(parser);
      if (value == null) {
        throw malformed("null in an array");
      }
      items.add(value);
    }
    return items;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw malformed("a value that does not end");
    };
  }

  private static RuntimeException malformed(String found) {
    return Finding.about(HttpCode.JSON_MALFORMED)
        .wanted("one JSON object")
        .found(found)
        .toException();
  }
}
