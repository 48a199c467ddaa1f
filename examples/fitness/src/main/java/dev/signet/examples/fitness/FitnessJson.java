// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The application's JSON. */
final class FitnessJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private FitnessJson() {}

  /** The text and number members of a flat object. */
  static Map<String, String> fields(byte[] bytes) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue() && parser.currentName() != null) {
          fields.put(parser.currentName(), parser.getString());
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
          throw new IllegalArgumentException("a flat object is wanted");
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the content is no JSON", e);
    }
    return fields;
  }

  static void members(JsonGenerator json, StepCount day) {
    json.writeStringProperty("day", day.day().toString());
    json.writeNumberProperty("count", day.count());
  }

  static void steps(JsonGenerator json, String name, List<StepCount> days) {
    json.writeStringProperty("user", name);
    json.writeArrayPropertyStart("steps");
    for (StepCount day : days) {
      json.writeStartObject();
      members(json, day);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void workouts(JsonGenerator json, List<Workout> workouts) {
    json.writeArrayPropertyStart("workouts");
    for (Workout workout : workouts) {
      json.writeStartObject();
      json.writeStringProperty("title", workout.title());
      json.writeNumberProperty("minutes", workout.minutes());
      json.writeStringProperty("what", workout.what());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
