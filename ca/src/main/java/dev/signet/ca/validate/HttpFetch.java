// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.ResponseHead;
import dev.signet.http.client.ClientSettings;
import dev.signet.http.client.UpstreamAddress;
import dev.signet.http.client.UpstreamClient;
import dev.signet.http.client.UpstreamExchange;
import dev.signet.http.client.UpstreamListener;
import dev.signet.http.client.UpstreamRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Gets one short text over plain HTTP from one address. Closing it ends its thread. */
final class HttpFetch implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** The whole, so that nobody holds us by a byte now and then. */
  private static final long WHOLE_SECONDS = 15;

  /** A key authorization has some 90 characters; a page that says "not found" needs no reading. */
  private static final int MOST_BYTES = 4096;

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("acme-http", true), NioIoHandler.newFactory());
  private final UpstreamClient client =
      new UpstreamClient(
          new ClientSettings(
              CONNECT,
              ANSWER,
              ANSWER,
              ANSWER,
              () -> {
                throw new IllegalStateException("challenges are asked over plain HTTP");
              }));

  /**
   * What was answered.
   *
   * @param status the status code
   * @param location the field of that name, or empty
   * @param text the content in Latin 1, cut off after {@value #MOST_BYTES} bytes
   */
  record Answer(int status, String location, String text) {}

  /**
   * Asks and waits.
   *
   * @param host the Host field
   * @throws FindingException {@link AcmeCode#CHALLENGE_UNREACHABLE}
   */
  Answer get(UpstreamAddress address, String path, String host) {
    EventLoop loop = loops.next();
    Listener listener = new Listener();
    UpstreamRequest request =
        UpstreamRequest.bare(address, HttpMethod.GET, path)
            .field("Host", host)
            .field("User-Agent", "Signet ACME")
            .field("Accept", "*/*")
            .field("Connection", "close");
    CompletableFuture<UpstreamExchange> exchange =
        CompletableFuture.supplyAsync(() -> client.begin(loop, request, listener), loop);
    try {
      return listener.answer.orTimeout(WHOLE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw unreachable(address, e);
    } finally {
      var _ = exchange.thenAcceptAsync(UpstreamExchange::cancel, loop);
    }
  }

  @Override
  public void close() {
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static FindingException unreachable(UpstreamAddress address, CompletionException e) {
    String found =
        e.getCause() instanceof FindingException finding
            ? finding.finding().headline()
            : "no whole answer within " + WHOLE_SECONDS + " s";
    return new FindingException(
        Finding.about(AcmeCode.CHALLENGE_UNREACHABLE)
            .subject(address.toString())
            .wanted("an answer over HTTP")
            .found(found)
            .build(),
        e);
  }

  private static final class Listener implements UpstreamListener {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private int status;
    private String location = "";

    @Override
    public void interim(ResponseHead head) {
      // What counts follows.
    }

    @Override
    public void head(ResponseHead head, boolean last) {
      status = head.status().code();
      location = head.headers().get("Location", "");
      if (last) {
        done();
      }
    }

    @Override
    public void data(ByteBuf content, boolean last) {
      text.append(content.toString(StandardCharsets.ISO_8859_1));
      content.release();
      if (last || text.length() > MOST_BYTES) {
        done();
      }
    }

    @Override
    public void writable() {
      // Nothing is sent but the head.
    }

    @Override
    public void failed(Finding finding) {
      answer.completeExceptionally(new FindingException(finding));
    }

    private void done() {
      answer.complete(
          new Answer(status, location, text.substring(0, Math.min(text.length(), MOST_BYTES))));
    }
  }
}
