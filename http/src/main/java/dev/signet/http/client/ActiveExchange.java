// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Finding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An exchange, with the sending half of its state; the receiving half is its connection's. */
final class ActiveExchange implements UpstreamExchange {
  private static final ByteBuf LINE_END = constant("\r\n");
  private static final ByteBuf LAST_CHUNK = constant("0\r\n\r\n");

  private final AddressPool pool;
  private final UpstreamRequest request;
  private final UpstreamListener listener;
  private @Nullable UpstreamConnection connection;
  private long unsent;
  private boolean sent;
  private boolean over;
  private boolean tunnel;
  private long waitedUntil;
  private long firstByteNanos;

  ActiveExchange(AddressPool pool, UpstreamRequest request, UpstreamListener listener) {
    this.pool = pool;
    this.request = request;
    this.listener = listener;
    this.unsent = request.length();
    this.sent = !request.hasContent();
  }

  @Override
  public boolean isWritable() {
    UpstreamConnection attached = connection;
    return attached != null && !over && attached.isWritable();
  }

  @Override
  public void write(ByteBuf content, boolean last) {
    UpstreamConnection attached = connection;
    if (attached == null || over || (sent && !tunnel)) {
      content.release();
    } else if (tunnel) {
      attached.writeTunnel(content, last);
    } else if (request.isChunked()) {
      writeChunk(attached, content);
      finishSending(attached, last);
    } else if (fits(content, last)) {
      attached.write(content);
      finishSending(attached, last);
    } else {
      content.release();
      attached.failed(wrongLength());
    }
  }

  @Override
  public void reading(boolean wanted) {
    UpstreamConnection attached = connection;
    if (attached != null && !over) {
      attached.reading(wanted);
    }
  }

  @Override
  public void cancel() {
    UpstreamConnection attached = connection;
    if (!over) {
      over = true;
      if (attached != null) {
        attached.close();
      }
    }
  }

  @Override
  public long firstByteNanos() {
    return firstByteNanos;
  }

  UpstreamRequest request() {
    return request;
  }

  UpstreamListener listener() {
    return listener;
  }

  /** Whether nothing more is told: answered, failed or given up. */
  boolean isOver() {
    return over;
  }

  /** Whether the whole request has been handed to the connection. */
  boolean isSent() {
    return sent;
  }

  void attach(UpstreamConnection to) {
    connection = to;
  }

  /** Tells that content may be written, where there is any. */
  void announce() {
    if (!sent && !over) {
      listener.writable();
    }
  }

  void firstByte(long now) {
    if (firstByteNanos == 0) {
      firstByteNanos = now;
    }
  }

  void tunnel() {
    tunnel = true;
  }

  /** The response is whole. */
  void finish() {
    over = true;
  }

  void fail(Finding finding) {
    if (!over) {
      over = true;
      listener.failed(finding);
    }
  }

  /** Sends the request once more on a new connection. */
  void again() {
    connection = null;
    pool.connect(this);
  }

  void waitUntil(long deadline) {
    waitedUntil = deadline;
  }

  long waitedUntil() {
    return waitedUntil;
  }

  // What is longer or shorter than was announced would be read as the beginning of another request.
  private boolean fits(ByteBuf content, boolean last) {
    unsent -= content.readableBytes();
    return last ? unsent == 0 : unsent >= 0;
  }

  private void writeChunk(UpstreamConnection attached, ByteBuf content) {
    int count = content.readableBytes();
    if (count == 0) {
      content.release();
      return;
    }
    String size = Integer.toHexString(count) + "\r\n";
    attached.write(ByteBufUtil.writeAscii(attached.allocator(), size));
    attached.write(content);
    attached.write(LINE_END.duplicate());
  }

  private void finishSending(UpstreamConnection attached, boolean last) {
    if (last) {
      sent = true;
      if (request.isChunked()) {
        attached.write(LAST_CHUNK.duplicate());
      }
    }
  }

  private Finding wrongLength() {
    return Finding.about(ClientCode.FORWARDED_LENGTH_WRONG)
        .wanted(request.length() + " bytes")
        .found(request.length() - unsent + " bytes")
        .build();
  }

  private static ByteBuf constant(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    return Unpooled.unreleasableBuffer(direct.asReadOnly());
  }
}
