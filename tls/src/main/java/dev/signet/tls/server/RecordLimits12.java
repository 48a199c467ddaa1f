// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.handshake.Flow;

/** The record sizes that a client of TLS 1.2 asks for (RFC 8449, 4). */
final class RecordLimits12 {
  private RecordLimits12() {}

  static void apply(ClientOffer12 offer, Flow flow) {
    RecordSizeLimit limit = offer.extensions().find(RecordSizeLimit.class);
    if (limit != null) {
      flow.writer().limitPlaintext(limit.limit());
    }
  }
}
