// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A message's content as a stream for code that may block. Never held whole.
 *
 * <p>Reading from it pulls from the connection; what is not read is drained within bounds or ends
 * the connection.
 */
public interface Body {
  /** The length in bytes, or -1 where it is not known in advance. */
  long length();

  /** The content. May be called once. */
  InputStream open() throws IOException;

  /**
   * The whole content, when it has at most so many bytes. More is a {@code
   * request-content-too-large} finding, as an exception.
   */
  default byte[] readAll(int limit) throws IOException {
    try (InputStream stream = open()) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw dev.signet.explain.Finding.about(HttpCode.REQUEST_CONTENT_TOO_LARGE)
            .wanted("at most " + limit + " bytes")
            .toException();
      }
      return bytes;
    }
  }

  /** A body without content. */
  static Body empty() {
    return new BytesBody(new byte[0]);
  }

  /** A body of these bytes, which are not copied. */
  static Body of(byte[] bytes) {
    return new BytesBody(bytes);
  }
}
