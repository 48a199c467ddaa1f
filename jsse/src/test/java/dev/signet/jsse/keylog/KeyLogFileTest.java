// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.keylog;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import dev.signet.jsse.SignetContext;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.KeyLog;
import dev.signet.tls.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeyLogFileTest {
  private static final TestCa CA = TestCa.create();

  @TempDir private Path folder;

  /** Both sides of one connection know the same secrets, and OpenSSL writes the same lines. */
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void opensslWritesTheSame(String version) throws Exception {
    Path ours = folder.resolve("ours.log");
    Path theirs = folder.resolve("theirs.log");
    connect(ours, theirs, version);

    assertThat(secrets(ours)).isNotEmpty().containsExactlyInAnyOrderElementsOf(secrets(theirs));
  }

  private void connect(Path ours, Path theirs, String version) throws Exception {
    TestIdentity identity = CA.server(TestParty.HOST);
    Path pem =
        Files.writeString(folder.resolve("pair.pem"), identity.chainPem() + identity.keyPem());
    SSLContext context = new SignetContext().key(pem, pem).dangerousKeyLog(ours).toSslContext();
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> line(listener));
      Process process = openssl(listener.getLocalPort(), theirs, version);
      try (Writer out = process.outputWriter()) {
        out.write("hello\n");
        out.flush();
        assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("hello");
      } finally {
        process.destroy();
        process.waitFor();
      }
    }
  }

  private static Process openssl(int port, Path log, String version) {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-quiet", "-no_ign_eof"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-keylogfile", log.toString()));
    command.addAll(List.of("-servername", TestParty.HOST, version));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Assumptions.abort("openssl is not installed");
    }
  }

  private static String line(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> secrets(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void theFileIsItsMakersAlone() throws IOException {
    Path file = folder.resolve("made.log");
    KeyLogFile.open(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("shared.log"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused(() -> KeyLogFile.open(file), "key-log-exposed");
    assertThat(file).isEmptyFile();
  }

  @Test
  void aLinkAndAFolderThatIsNotThereAreRefused() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    refused(() -> KeyLogFile.open(link), "key-log-unwritable");
    refused(() -> KeyLogFile.open(folder.resolve("no/where")), "key-log-unwritable");
  }

  @Test
  void linesOfManyThreadsStayWhole() throws IOException {
    Path file = folder.resolve("many.log");
    List<KeyLog> logs = List.of(KeyLogFile.open(file), KeyLogFile.open(file));
    Bytes random = Bytes.wrap(new byte[32]);
    IntStream.range(0, 400)
        .parallel()
        .forEach(i -> logs.get(i % 2).onSecret("CLIENT_RANDOM", random, new byte[48]));
    String line = "CLIENT_RANDOM " + "00".repeat(32) + " " + "00".repeat(48);
    assertThat(Files.readAllLines(file)).hasSize(400).containsOnly(line);
  }

  @Test
  void openingOneIsLoud() {
    List<String> said = hear(() -> KeyLogFile.open(folder.resolve("loud.log")));
    assertThat(said).singleElement().asString().startsWith("key-log-active");
  }

  @Test
  void aFullDiskIsToldOnceAndStopsNothing() {
    SmallChannel channel = new SmallChannel(20);
    KeyLogFile file = new KeyLogFile(Path.of("full.log"), channel);
    List<String> said = hear(() -> IntStream.range(0, 3).forEach(i -> file.append("A SECRET\n")));
    assertThat(said).singleElement().asString().startsWith("key-log-unwritable").contains("full");

    channel.room = 100;
    file.append("LATER SECRET\n");
    assertThat(channel.written).asString().isEqualTo("A SECRET\nA SECRET\nA \nLATER SECRET\n");
    channel.room = 0;
    assertThat(hear(() -> file.append("LOST\n"))).hasSize(1);
  }

  /** A disk with so much room, which takes what it can. */
  private static final class SmallChannel implements WritableByteChannel {
    private final StringBuilder written = new StringBuilder();
    private int room;

    SmallChannel(int room) {
      this.room = room;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (room == 0) {
        throw new IOException("the disk is full");
      }
      int count = Math.min(room, source.remaining());
      for (int i = 0; i < count; i++) {
        written.append((char) source.get());
      }
      room -= count;
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** What is logged meanwhile. */
  private static List<String> hear(Runnable work) {
    List<String> said = new ArrayList<>();
    Logger logger = Logger.getLogger(KeyLogFile.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            said.add(Stream.of(entry.getParameters()).map(String::valueOf).collect(joining(" ")));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return said;
  }

  private static void refused(ThrowingCallable work, String code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            FindingException.class,
            thrown -> assertThat(thrown.finding().code().id()).isEqualTo(code));
  }
}
