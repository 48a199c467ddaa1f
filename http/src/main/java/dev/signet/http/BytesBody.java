// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A body that is in memory already. */
final class BytesBody implements Body {
  private final byte[] bytes;

  BytesBody(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
