// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** zlib (RFC 1950), by the JDK. */
public final class ZlibCompression implements CertificateCompression {
  private static final int CHUNK = 4096;

  /** Has no state. */
  public ZlibCompression() {}

  @Override
  public int code() {
    return ZLIB;
  }

  @Override
  public byte[] compress(byte[] message) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(message);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(message.length);
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        compressed.write(chunk, 0, deflater.deflate(chunk));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  @Override
  public boolean expand(byte[] compressed, byte[] message) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      int count = 0;
      int step = -1;
      while (count < message.length && step != 0) {
        step = inflater.inflate(message, count, message.length - count);
        count += step;
      }
      return count == message.length && endsHere(inflater);
    } catch (DataFormatException _) {
      return false;
    } finally {
      inflater.end();
    }
  }

  /** The checksum follows the last byte, and nothing follows it. */
  private static boolean endsHere(Inflater inflater) throws DataFormatException {
    int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
    return more == 0 && inflater.finished() && inflater.getRemaining() == 0;
  }
}
