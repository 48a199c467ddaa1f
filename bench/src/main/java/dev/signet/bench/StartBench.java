// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import dev.signet.bench.plan.Benchmark;
import dev.signet.bench.program.ProgramProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * How long the program takes to start and how much memory it holds.
 *
 * <p>The second start counts: the first one makes keys. "Answered" is the end of the first HTTPS
 * response to a client that is a process of its own and verifies the certificate. Memory is the
 * resident set of the JVM's process. Connections are measured in a process of their own with a
 * fixed heap that has had as many before, so that what all requests share (the young generation,
 * pools, compiled code) is there already: as the growth of the resident set from none to all of
 * them, divided by their number.
 */
final class StartBench implements Benchmark {
  private static final String VERSION = "version_ms";
  private static final String START = "start_ms";
  private static final String IDLE = "idle_rss_mib";
  private static final String CONNECTION = "connection_rss_kib";
  private static final double KIB_PER_MIB = 1024;
  private static final int STARTS = 7;
  private static final int VERSIONS = 15;
  private static final int CONNECTIONS = 10_000;
  private static final int OPENERS = 16;
  private static final int SETTLE_MILLIS = 3_000;
  private static final String FIXED_HEAP = "-Xms512m -Xmx512m";
  private static final String REQUEST =
      "GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String summary() {
    return "time to the first answer, idle memory, and memory of an idle connection";
  }

  @Override
  public List<String> parts() {
    return List.of(VERSION, START, IDLE, CONNECTION);
  }

  @Override
  public void run(PrintStream out, List<String> chosen)
      throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("signet-start");
    Path data = folder.resolve("data");
    try {
      ProgramProcess.start(data).close();
      SSLSocketFactory client =
          trusting(ProgramProcess.run("ca", "root", "--data", data.toString()));
      StringBuilder json = new StringBuilder("{\"bench\":\"start\"");
      for (String part : chosen) {
        double found = measured(part, data, client);
        row(out, part, found);
        json.append(String.format(Locale.ROOT, ",\"%s\":%.1f", part, found));
      }
      out.println(json.append(",\"connections\":" + CONNECTIONS + "}"));
    } finally {
      ProgramProcess.delete(folder);
    }
  }

  private static double measured(String part, Path data, SSLSocketFactory client)
      throws IOException {
    return switch (part) {
      case VERSION -> versionMillis();
      case START -> startMillis(data, client);
      case IDLE -> idleKib(data, client) / KIB_PER_MIB;
      default -> connectionKib(data, client);
    };
  }

  private static void row(PrintStream out, String part, double found) {
    int goal =
        switch (part) {
          case VERSION -> 150;
          case START -> 900;
          case IDLE -> 250;
          default -> 10;
        };
    String judged = found <= goal ? "met" : "missed";
    out.printf(Locale.ROOT, "%-20s %8.1f goal <= %d %s%n", part, found, goal, judged);
  }

  private static double versionMillis() throws IOException {
    double[] millis = new double[VERSIONS];
    for (int i = 0; i < VERSIONS; i++) {
      long begin = System.nanoTime();
      ProgramProcess.run("version");
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    return median(millis);
  }

  private static double startMillis(Path data, SSLSocketFactory client) throws IOException {
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      try (ProgramProcess program = ProgramProcess.start(data);
          SSLSocket _ = answered(client, program.port())) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    return median(millis);
  }

  private static long idleKib(Path data, SSLSocketFactory client) throws IOException {
    try (ProgramProcess program = ProgramProcess.start(data)) {
      answered(client, program.port()).close();
      settle();
      return program.residentKib();
    }
  }

  private static double connectionKib(Path data, SSLSocketFactory client) throws IOException {
    List<SSLSocket> open = new ArrayList<>(CONNECTIONS);
    try (ProgramProcess program = ProgramProcess.startTuned(data, FIXED_HEAP)) {
      ask(() -> closed(answered(client, program.port())));
      settle();
      long before = program.residentKib();
      open.addAll(ask(() -> answered(client, program.port())));
      settle();
      return (program.residentKib() - before) / (double) CONNECTIONS;
    } finally {
      for (SSLSocket socket : open) {
        socket.close();
      }
    }
  }

  /** Makes {@value #CONNECTIONS} connections, some at a time. */
  private static List<SSLSocket> ask(Callable<SSLSocket> connection) throws IOException {
    List<SSLSocket> made = new ArrayList<>(CONNECTIONS);
    try (ExecutorService openers = Executors.newFixedThreadPool(OPENERS)) {
      List<Future<SSLSocket>> opening = new ArrayList<>(CONNECTIONS);
      for (int i = 0; i < CONNECTIONS; i++) {
        opening.add(openers.submit(connection));
      }
      for (Future<SSLSocket> each : opening) {
        made.add(each.get());
      }
      return made;
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException("only " + made.size() + " connections were made: " + e, e);
    }
  }

  private static SSLSocket closed(SSLSocket socket) throws IOException {
    socket.close();
    return socket;
  }

  /** A connection on which one request has been answered and which stays open. */
  private static SSLSocket answered(SSLSocketFactory client, int port) throws IOException {
    SSLSocket socket = (SSLSocket) client.createSocket("localhost", port);
    OutputStream request = socket.getOutputStream();
    request.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    request.flush();
    InputStream response = socket.getInputStream();
    byte[] begin = response.readNBytes(12);
    if (!new String(begin, StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
      throw new IOException("answered " + new String(begin, StandardCharsets.US_ASCII));
    }
    return socket;
  }

  private static SSLSocketFactory trusting(String rootPem)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    byte[] pem = rootPem.getBytes(StandardCharsets.US_ASCII);
    store.setCertificateEntry(
        "root",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new java.io.ByteArrayInputStream(pem)));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static void settle() throws IOException {
    try {
      Thread.sleep(SETTLE_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
