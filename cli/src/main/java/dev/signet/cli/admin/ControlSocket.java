// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One request to the running process by HTTP/1.1 over its Unix socket, which the JDK's client
 * cannot reach.
 *
 * <p>Asks for the connection to be closed, so the answer ends where the stream ends.
 */
final class ControlSocket {
  /** A list of every account fits; an answer beyond that is none of ours. */
  private static final int MAX_ANSWER = 64 << 20;

  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Path socket;
  private final Path log;

  ControlSocket(Path socket, Path log) {
    this.socket = socket;
    this.log = log;
  }

  /** Whether somebody listens: the file alone may be left by a process that was killed. */
  boolean isOpen() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }

  /** What came back. */
  record Reply(int status, ByteBuffer content) {}

  /** Sends content to a path and waits for the reply. */
  Reply post(String path, byte[] content) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String head =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Connection: close\r\nContent-Length: "
              + content.length
              + END_OF_HEAD;
      send(channel, head.getBytes(StandardCharsets.US_ASCII));
      send(channel, content);
      return reply(receive(channel));
    } catch (IOException e) {
      throw unanswered(String.valueOf(e.getMessage()), e);
    }
  }

  private static void send(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private byte[] receive(SocketChannel channel) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    while (channel.read(buffer) >= 0) {
      answer.write(buffer.array(), 0, buffer.position());
      buffer.clear();
      if (answer.size() > MAX_ANSWER) {
        throw new IOException("the answer is larger than " + MAX_ANSWER + " bytes");
      }
    }
    return answer.toByteArray();
  }

  private Reply reply(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0 || !text.startsWith("HTTP/1.1 ") || text.length() < 12) {
      throw unanswered("an answer that ends too early", null);
    }
    int status = Integer.parseInt(text, 9, 12, 10);
    int start = end + END_OF_HEAD.length();
    return new Reply(status, ByteBuffer.wrap(answer, start, answer.length - start).slice());
  }

  private FindingException unanswered(
      String found, @org.jspecify.annotations.Nullable Throwable cause) {
    Finding finding =
        Finding.about(CliCode.CONTROL_UNANSWERED)
            .subject(socket.toString())
            .found(found)
            .with("path", log.toString())
            .build();
    return cause == null ? new FindingException(finding) : new FindingException(finding, cause);
  }
}
