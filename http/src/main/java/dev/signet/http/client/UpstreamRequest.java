// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpMethod;

/**
 * A request for an upstream: written once, field by field, in the order given.
 *
 * <p>Framing ({@code Content-Length}, {@code Transfer-Encoding}) is derived from how the request
 * was made and must not be added as fields. The target is sent exactly as given.
 */
public final class UpstreamRequest {
  private static final int INITIAL_FIELDS = 24;
  private static final long NONE = -1;
  private static final long CHUNKED = -2;

  private final UpstreamAddress address;
  private final HttpMethod method;
  private final String target;
  private final long length;
  private final boolean upgrade;
  private CharSequence[] fields = new CharSequence[2 * INITIAL_FIELDS];
  private int used;

  private UpstreamRequest(
      UpstreamAddress address, HttpMethod method, String target, long length, boolean upgrade) {
    this.address = address;
    this.method = method;
    this.target = target;
    this.length = length;
    this.upgrade = upgrade;
  }

  /** A request without content. */
  public static UpstreamRequest bare(UpstreamAddress address, HttpMethod method, String target) {
    return new UpstreamRequest(address, method, target, NONE, false);
  }

  /** A request with so many bytes of content. */
  public static UpstreamRequest sized(
      UpstreamAddress address, HttpMethod method, String target, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("negative length");
    }
    return new UpstreamRequest(address, method, target, length, false);
  }

  /** A request whose content's length is not known. */
  public static UpstreamRequest chunked(UpstreamAddress address, HttpMethod method, String target) {
    return new UpstreamRequest(address, method, target, CHUNKED, false);
  }

  /** A GET that asks for another protocol on its connection (RFC 9110, 7.8). */
  public static UpstreamRequest upgrade(UpstreamAddress address, String target) {
    return new UpstreamRequest(address, HttpMethod.GET, target, NONE, true);
  }

  /** Adds a field. Line breaks and other controls in it make the request unsendable. */
  public UpstreamRequest field(CharSequence name, CharSequence value) {
    if (used == fields.length) {
      fields = java.util.Arrays.copyOf(fields, 2 * used);
    }
    fields[used++] = name;
    fields[used++] = value;
    return this;
  }

  /** Where it goes. */
  public UpstreamAddress address() {
    return address;
  }

  /** Its method. */
  public HttpMethod method() {
    return method;
  }

  boolean isUpgrade() {
    return upgrade;
  }

  boolean hasContent() {
    return length > 0 || length == CHUNKED;
  }

  boolean isChunked() {
    return length == CHUNKED;
  }

  /** The bytes of content that must come; 0 where there is none or it is not known. */
  long length() {
    return Math.max(length, 0);
  }

  boolean mayBeSentTwice() {
    return !hasContent() && !upgrade && isIdempotent(method);
  }

  /** The head as bytes. Throws {@link IllegalArgumentException} where it would not be one head. */
  ByteBuf encode(ByteBufAllocator allocator, HeadWriter writer) {
    writer.begin();
    writer.token(method.asciiName());
    writer.space();
    writer.target(target);
    writer.versionEnd();
    for (int i = 0; i < used; i += 2) {
      writer.field(fields[i], fields[i + 1]);
    }
    if (length >= 0) {
      writer.field("Content-Length", Long.toString(length));
    } else if (length == CHUNKED) {
      writer.field("Transfer-Encoding", "chunked");
    }
    return writer.finish(allocator);
  }

  // RFC 9110, 9.2.2
  private static boolean isIdempotent(HttpMethod method) {
    return switch (method.name()) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }
}
