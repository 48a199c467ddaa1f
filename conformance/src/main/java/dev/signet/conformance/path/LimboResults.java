// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers in limbo's result format. */
final class LimboResults {
  private LimboResults() {}

  /**
   * One line of the file.
   *
   * @param id the case
   * @param answer ours
   */
  record Result(String id, LimboAnswer answer) {}

  static List<String> json(List<Result> results) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeNumberProperty("version", 1);
      out.writeStringProperty("harness", "signet");
      out.writeArrayPropertyStart("results");
      results.forEach(result -> write(result, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    return List.of(text.toString());
  }

  private static void write(Result result, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("id", result.id());
    out.writeStringProperty("actual_result", result.answer().trusted() ? "SUCCESS" : "FAILURE");
    if (result.answer().trusted()) {
      out.writeNullProperty("context");
    } else {
      out.writeStringProperty("context", result.answer().context());
    }
    out.writeEndObject();
  }
}
