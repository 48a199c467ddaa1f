// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.explain.Finding;
import dev.signet.http.ProblemDocument;
import dev.signet.http.TlsCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to plain HTTP on a port of TLS, itself in plain HTTP, so that whoever typed the
 * address learns why.
 *
 * <p>A person who typed {@code http://} into a browser is sent to the same address with {@code
 * https://}. A program gets 400 with the right address in the text: following a redirect, it would
 * go on sending its tokens and forms unprotected first every time, and nobody would notice.
 */
final class PlainAnswer {
  /**
   * As much as the head of a request may have anywhere here; what is longer is answered as it is.
   */
  static final int MAX_HEAD = 16 * 1024;

  private static final byte[] END = {'\r', '\n', '\r', '\n'};
  private static final Pattern LINE = Pattern.compile("(GET|HEAD) (/[!-~]*) HTTP/1\\.[01]");
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private PlainAnswer() {}

  /** Whether enough of a request has come to be answered. */
  static boolean isDue(ByteBuf in) {
    return in.readableBytes() >= MAX_HEAD
        || ByteBufUtil.indexOf(Unpooled.wrappedBuffer(END), in) >= 0;
  }

  /** The answer to a request of which at least the head is there. */
  static ByteBuf to(ByteBuf in) {
    int length = Math.min(in.readableBytes(), MAX_HEAD);
    // ISO 8859-1 keeps every byte a character; what is used of them is ASCII.
    String head =
        in.toString(in.readerIndex(), length, java.nio.charset.StandardCharsets.ISO_8859_1);
    String[] lines = head.split("\r\n", -1);
    int end = Arrays.asList(lines).indexOf("");
    String[] fields = Arrays.copyOfRange(lines, 1, Math.max(1, end));
    Optional<String> host = host(fields);
    Matcher line = LINE.matcher(lines[0]);
    return line.matches() && host.isPresent() && isPerson(fields)
        ? redirect("https://" + host.get() + line.group(2))
        : refusal(host);
  }

  private static ByteBuf redirect(String address) {
    // Not a permanent one: that would outlive the day on which this port serves something else.
    String head =
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: "
            + address
            + "\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    return Unpooled.wrappedBuffer(head.getBytes(US_ASCII));
  }

  private static ByteBuf refusal(Optional<String> host) {
    Finding finding =
        Finding.about(TlsCode.TLS_PLAIN_HTTP)
            .wanted(host.map(name -> "https://" + name + "/").orElse("https://"))
            .found("http://" + host.orElse(""))
            .build();
    byte[] json = ProblemDocument.of(finding).json();
    String head =
        "HTTP/1.1 400 Bad Request\r\ncontent-type: "
            + ProblemDocument.MEDIA_TYPE
            + "\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: "
            + json.length
            + "\r\n\r\n";
    return Unpooled.wrappedBuffer(head.getBytes(US_ASCII), json);
  }

  /** A browser that follows an address; a token would show a program. */
  private static boolean isPerson(String[] fields) {
    return field(fields, "accept").filter(types -> types.contains("text/html")).isPresent()
        && field(fields, "authorization").isEmpty();
  }

  /** The one host that is asked for, if it can stand in an address. */
  private static Optional<String> host(String[] fields) {
    return field(fields, "host").filter(host -> HOST.matcher(host).matches());
  }

  /** The value of a field that stands there once. */
  private static Optional<String> field(String[] fields, String name) {
    String start = name + ":";
    String[] values =
        Arrays.stream(fields)
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
            .map(line -> line.substring(start.length()).strip())
            .toArray(String[]::new);
    return values.length == 1 ? Optional.of(values[0]) : Optional.empty();
  }
}
