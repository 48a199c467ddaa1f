// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

import dev.signet.explain.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object of a token so that there are no two ways to understand it: a name at most
 * once in every object, at any depth (RFC 7519, 4 lets readers take the last one; then two readers
 * may see two tokens), UTF-8 alone, nothing behind the object.
 */
final class StrictJson {
  /** Claims of ours are flat but for one array of roles. */
  private static final int MAX_DEPTH = 4;

  /** Epoch seconds have ten digits; a number that takes long to read has thousands. */
  private static final int MAX_NUMBER = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(CompactToken.MAX_CHARS)
                  .maxNameLength(64)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .build();

  private final Defect otherwise;

  private StrictJson(Defect otherwise) {
    this.otherwise = otherwise;
  }

  /** The members, whose values are text, Long, Double, Boolean, List and Map. */
  static Map<String, Object> object(byte[] bytes, Defect otherwise) {
    return new StrictJson(otherwise).read(text(bytes, otherwise));
  }

  private Map<String, Object> read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DefectException(otherwise, "no object");
      }
      Map<String, Object> members = members(parser);
      if (parser.nextToken() != null) {
        throw new DefectException(otherwise, "something behind the object");
      }
      return members;
    } catch (StreamConstraintsException e) {
      throw new DefectException(Defect.BEYOND_BOUNDS, Printable.line(e.getOriginalMessage()));
    } catch (InputCoercionException e) {
      throw new DefectException(Defect.BEYOND_BOUNDS, "a number out of range");
    } catch (StreamReadException e) {
      String message = e.getOriginalMessage();
      boolean twice = message.startsWith("Duplicate");
      throw new DefectException(twice ? Defect.NAME_TWICE : otherwise, Printable.line(message));
    } catch (JacksonException e) {
      throw new DefectException(otherwise, Printable.line(e.getOriginalMessage()));
    }
  }

  private Map<String, Object> members(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private List<Object> items(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  private Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> throw new DefectException(otherwise, "null");
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new DefectException(otherwise, "no value");
    };
  }

  private static String text(byte[] bytes, Defect otherwise) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DefectException(otherwise, "bytes that are no UTF-8");
    }
  }
}
