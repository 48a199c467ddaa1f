// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Response;
import dev.signet.http.ResponseHead;
import dev.signet.http.server.ResponseEncoder.Framing;
import dev.signet.http.server.ResponseEncoder.Persistence;
import io.netty.buffer.ByteBuf;

/**
 * Writes the answer to a request that could not be read: a problem document, and the connection's
 * end.
 */
final class RefusalWriter {
  private RefusalWriter() {}

  static void write(ByteBuf out, Finding finding, LoopScope loop) {
    ProblemDocument document = ProblemDocument.of(finding);
    Response response = document.toResponse();
    ResponseHead head = response.head();
    byte[] json = document.json();
    head.headers().set(FieldNames.CONTENT_LENGTH, json.length);
    ResponseEncoder.writeFields(out, head, false);
    ResponseEncoder.writeEnd(out, Framing.AS_GIVEN, Persistence.CLOSES, head.headers(), loop);
    out.writeBytes(json);
  }
}
