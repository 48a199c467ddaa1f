// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.log;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A log file as a stream. Each write holds whole lines, so a file never ends within one. */
public final class LogStream extends OutputStream {
  private final LogFile file;

  /** Writes to this file. */
  public LogStream(LogFile file) {
    this.file = file;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    file.append(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void close() {
    file.close();
  }
}
