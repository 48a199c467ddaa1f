// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An answer. */
final class Reply {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

  private final int status;
  private final Map<String, String> fields;
  private final byte[] content;

  private Reply(int status, Map<String, String> fields, byte[] content) {
    this.status = status;
    this.fields = fields;
    this.content = content;
  }

  static Reply html(int status, String page) {
    Map<String, String> fields =
        Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", POLICY);
    return new Reply(status, fields, page.getBytes(StandardCharsets.UTF_8));
  }

  static Reply json(int status, Consumer<JsonGenerator> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return new Reply(status, Map.of("Content-Type", "application/json"), bytes.toByteArray());
  }

  static Reply seeOther(String path) {
    return new Reply(303, Map.of("Location", path), new byte[0]);
  }

  /** Whether a browser is asking. */
  static boolean wantsHtml(HttpExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    return accept != null && accept.contains("text/html");
  }

  void send(HttpExchange exchange) throws IOException {
    fields.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean bare = exchange.getRequestMethod().equals("HEAD") || content.length == 0;
    exchange.sendResponseHeaders(status, bare ? -1 : content.length);
    if (!bare) {
      exchange.getResponseBody().write(content);
    }
  }
}
