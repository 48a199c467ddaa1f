// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.explain.Finding;
import dev.signet.http.ProblemDocument;
import dev.signet.http.TlsCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The answer to plain HTTP on a port of TLS, itself in plain HTTP, so that whoever typed the
 * address learns why.
 */
final class PlainAnswer {
  private PlainAnswer() {}

  static ByteBuf bytes() {
    byte[] json = ProblemDocument.of(Finding.of(TlsCode.TLS_PLAIN_HTTP)).json();
    String head =
        "HTTP/1.1 400 Bad Request\r\ncontent-type: "
            + ProblemDocument.MEDIA_TYPE
            + "\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: "
            + json.length
            + "\r\n\r\n";
    return Unpooled.wrappedBuffer(head.getBytes(US_ASCII), json);
  }
}
