// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes maps, lists, texts, numbers and booleans as JSON (RFC 8259) in UTF-8.
 *
 * <p>Takes what {@link JsonBody} gives. Other types are written as their text.
 */
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** An object with the map's members in the map's order. */
  public static byte[] bytes(Map<String, ?> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(json, members);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case Map<?, ?> members -> writeObject(json, members);
      case Iterable<?> items -> {
        json.writeStartArray();
        items.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  private static void writeObject(JsonGenerator json, Map<?, ?> members) {
    json.writeStartObject();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      json.writeName(String.valueOf(member.getKey()));
      write(json, member.getValue());
    }
    json.writeEndObject();
  }
}
