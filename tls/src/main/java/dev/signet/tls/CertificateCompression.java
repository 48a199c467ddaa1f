// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/**
 * A way to compress Certificate messages (RFC 8879). zlib is {@link ZlibCompression}; Brotli and
 * Zstandard come from libraries that the program around the engine may have.
 *
 * <p>Many connections call one object at a time. The engine sets the bounds: what is expanded comes
 * from a stranger, and {@link #expand} gets the room that it may use.
 */
public interface CertificateCompression {
  /** zlib (RFC 8879, 7.3). */
  int ZLIB = 1;

  /** Brotli. */
  int BROTLI = 2;

  /** Zstandard. */
  int ZSTD = 3;

  /** The number on the wire, from the registry of RFC 8879, 7.3. */
  int code();

  /** Compresses the body of a Certificate message, which must not be kept or changed. */
  byte[] compress(byte[] message);

  /**
   * Expands the body of a Certificate message.
   *
   * @param message to be filled to its last byte; no memory beyond it and the algorithm's own
   *     tables may be taken for what comes out
   * @return whether exactly that many bytes came out, and nothing was left over
   */
  boolean expand(byte[] compressed, byte[] message);

  /**
   * The same, which remembers the chains that it compressed last: a server shows the same ones all
   * day.
   */
  default CertificateCompression remembering() {
    return new RememberedCompression(this);
  }
}
