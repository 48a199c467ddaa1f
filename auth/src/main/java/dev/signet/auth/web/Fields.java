// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.http.FormBody;
import dev.signet.http.JsonBody;
import dev.signet.http.Request;
import java.io.IOException;
import java.util.Optional;

/** The fields of a request's content, whichever of the two types it has. */
sealed interface Fields {
  /** A form. */
  record OfForm(FormBody form) implements Fields {}

  /** A JSON object. */
  record OfJson(JsonBody json) implements Fields {}

  /** Reads content; a type that is neither is {@code content-type-unsupported}. */
  static Fields read(Request request) throws IOException {
    return JsonBody.isSentBy(request)
        ? new OfJson(JsonBody.read(request))
        : new OfForm(FormBody.read(request));
  }

  /** A field that may be missing. */
  default Optional<String> text(String name) {
    return switch (this) {
      case OfForm(FormBody form) -> form.text(name);
      case OfJson(JsonBody json) -> json.text(name);
    };
  }

  /** A field that must be there. */
  default String required(String name) {
    return switch (this) {
      case OfForm(FormBody form) -> form.required(name);
      case OfJson(JsonBody json) -> json.required(name);
    };
  }

  /** The field by which our own pages' forms are told from what programs send. */
  default Optional<String> csrf() {
    return switch (this) {
      case OfForm(FormBody form) -> form.text(FormGuard.FIELD);
      case OfJson ignored -> Optional.empty();
    };
  }
}
