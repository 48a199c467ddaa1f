// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/** padding: bytes that make a ClientHello longer and mean nothing (RFC 7685 section 3). */
public record PaddingExtension(Bytes content) implements Extension {
  /** That many zero bytes. */
  public static PaddingExtension ofLength(int length) {
    return new PaddingExtension(Bytes.wrap(new byte[length]));
  }

  @Override
  public int type() {
    return ExtensionTypes.PADDING;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(content);
  }
}
