// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.conformance.bogo.engine.EngineUnderTest;
import dev.signet.conformance.bogo.shim.ShimOutcome;
import dev.signet.conformance.bogo.shim.ShimRequest;
import dev.signet.conformance.bogo.shim.ShimTest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other end of the small program that the runner starts: runs each test on a thread. */
final class ShimServer implements AutoCloseable {
  /** More than any test has. */
  private static final int MAX_WORDS = 1000;

  /** Far beyond the longest value, a list of ECH configurations. */
  private static final int MAX_WORD = 1 << 20;

  private final EngineUnderTest engine;
  private final ShimConfig config;
  private final ServerSocketChannel door;
  private final Path path;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> missing = new ConcurrentHashMap<>();

  private ShimServer(
      EngineUnderTest engine, ShimConfig config, ServerSocketChannel door, Path path) {
    this.config = config;
    this.engine = engine;
    this.door = door;
    this.path = path;
  }

  /** Listens on a socket in a folder. */
  static ShimServer start(EngineUnderTest engine, ShimConfig config, Path folder)
      throws IOException {
    Path path = folder.resolve("shim.socket");
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(path));
    ShimServer server = new ShimServer(engine, config, door, path);
    server.threads.execute(server::accept);
    return server;
  }

  /** Where it listens. */
  Path path() {
    return path;
  }

  /** What tests needed and nobody had, with how many of them. */
  Map<String, Integer> missing() {
    return Map.copyOf(missing);
  }

  /** Lets nobody in any more; running tests end with their runner. */
  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = door.accept();
        threads.execute(() -> serve(client));
      }
    } catch (ClosedChannelException e) {
      // close() was called.
    } catch (IOException e) {
      throw new IllegalStateException("the shim's socket broke", e);
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(client)));
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(client)))) {
      ShimOutcome outcome = ShimTest.run(engine, request(in));
      if (outcome.code() == ShimOutcome.NOT_IMPLEMENTED) {
        missing.merge(outcome.talk(), 1, Integer::sum);
      }
      out.writeInt(outcome.code());
      write(out, config.translated(outcome.talk()));
    } catch (IOException e) {
      // The runner killed its end, and has written down why.
    }
  }

  private static ShimRequest request(DataInputStream in) throws IOException {
    Path folder = Path.of(new String(bytes(in), UTF_8));
    int count = in.readInt();
    if (count < 0 || count > MAX_WORDS) {
      throw new IOException(count + " words");
    }
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(new String(bytes(in), ISO_8859_1));
    }
    return new ShimRequest(folder, words);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_WORD) {
      throw new IOException("a word of " + length + " bytes");
    }
    return in.readNBytes(length);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
