// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/**
 * An extension that this program does not know, or not in this message; GREASE is one (RFC 8701).
 */
public record UnknownExtension(int type, Bytes content) implements Extension {
  @Override
  public void write(WireWriter body) {
    body.bytes(content);
  }
}
