// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;

/** Answers by path: what was sent, so many bytes, or what the request looked like. */
final class EchoHandler implements Handler {
  @Override
  public Response handle(Request request) throws IOException {
    String path = request.head().path();
    if (path.startsWith("/echo")) {
      return Response.of(HttpResponseStatus.OK, Body.of(request.body().readAll(1 << 20)));
    } else if (path.startsWith("/bytes/")) {
      long length = Long.parseLong(path.substring("/bytes/".length()));
      return Response.of(HttpResponseStatus.OK, new ZeroBody(length, length));
    } else if (path.startsWith("/chunked/")) {
      return Response.of(
          HttpResponseStatus.OK,
          new ZeroBody(-1, Long.parseLong(path.substring("/chunked/".length()))));
    } else if (path.equals("/count")) {
      return Response.text(HttpResponseStatus.OK, "text/plain", String.valueOf(count(request)));
    } else if (path.equals("/slow")) {
      sleep();
      return Response.text(HttpResponseStatus.OK, "text/plain", "slow");
    } else if (path.equals("/fail")) {
      throw new IllegalStateException("meant to fail");
    }
    request.body().readAll(1 << 20);
    String seen =
        request.head().method()
            + " "
            + request.head().authority()
            + " "
            + request.head().target()
            + " "
            + request.head().version()
            + " "
            + request.header("Cookie").orElse("-");
    return Response.text(HttpResponseStatus.OK, "text/plain", seen);
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static long count(Request request) throws IOException {
    long count = 0;
    byte[] piece = new byte[16 * 1024];
    try (InputStream in = request.body().open()) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        count += read;
      }
    }
    return count;
  }

  private record ZeroBody(long length, long bytes) implements Body {
    @Override
    public InputStream open() {
      return new InputStream() {
        private long left = bytes;

        @Override
        public int read() {
          return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          if (left <= 0) {
            return -1;
          }
          int count = (int) Math.min(left, length);
          java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
          left -= count;
          return count;
        }
      };
    }
  }
}
