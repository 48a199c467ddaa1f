// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.handshake.Flow;

/**
 * The record sizes that a client of TLS 1.2 and this server agree on (RFC 8449, 4): ours holds for
 * a client that knows the extension and for no other.
 */
final class RecordLimits12 {
  private RecordLimits12() {}

  static void apply(ServerHello12 hello, Flow flow) {
    RecordSizeLimit limit = hello.offer().extensions().find(RecordSizeLimit.class);
    if (limit != null) {
      flow.writer().limitPlaintext(limit.limit());
      flow.reader().limitPlaintext(hello.config().policy().records().largestReceived());
    }
  }
}
