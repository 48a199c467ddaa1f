// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Writes the program's class archive (JEP 514): {@code java Train.java PROGRAM}.
 *
 * <p>The archive holds the classes that a short, real life of {@code signet up} needed, in a data
 * folder that is thrown away: made, asked for a page, a refusal and a login, and stopped.
 */
final class Train {
  /** The first start makes keys and a database; ten times what it takes on a slow machine. */
  private static final int START_SECONDS = 60;

  /** Draining and writing the archive, on a slow machine. */
  private static final int STOP_SECONDS = 120;

  /** A password check takes some 30 ms; this is for a slow machine. */
  private static final Duration ANSWER_TIME = Duration.ofSeconds(20);

  private final Path program;
  private final Path data;
  private final int httpsPort;

  private Train(Path program, Path data, int httpsPort) {
    this.program = program;
    this.data = data;
    this.httpsPort = httpsPort;
  }

  /** Takes the program's folder, in which {@code lib} is complete. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path program = Path.of(arguments[0]);
    Path data = Files.createTempDirectory("signet-train");
    try {
      new Train(program, data, freePort()).run();
    } finally {
      delete(data);
    }
  }

  private void run() throws IOException, InterruptedException, GeneralSecurityException {
    Process up = start();
    try (BufferedReader lines = up.inputReader()) {
      if (becomesReady(lines)) {
        ask();
      }
      // Not the process's own destroy, which closes the stream that tells when the archive is done.
      up.toHandle().destroy();
      lines.lines().forEach(System.out::println);
    }
    if (!up.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      up.destroyForcibly();
    }
    if (!Files.exists(program.resolve("signet.aot"))) {
      throw new IOException("no class archive was written");
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.add("-XX:AOTCacheOutput=" + program.resolve("signet.aot"));
    String lib = program.resolve("lib").toString();
    command.add("-Djava.library.path=" + lib);
    command.addAll(List.of("-Dorg.sqlite.lib.path=" + lib, "-Dsignet.native=" + lib));
    command.addAll(List.of("-cp", classPath(), "dev.signet.cli.Main", "up", "--json"));
    command.addAll(List.of("--data", data.resolve("data").toString()));
    command.addAll(List.of("--https-port", Integer.toString(httpsPort)));
    command.addAll(List.of("--http-port", Integer.toString(freePort())));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> flags() throws IOException {
    Path file = Path.of(System.getProperty("signet.flags", "packaging/jvm.flags"));
    return List.of(Files.readString(file).strip().split(" "));
  }

  private String classPath() throws IOException {
    Path lib = program.resolve("lib");
    List<String> jars =
        Files.readAllLines(lib.resolve("order")).stream()
            .map(name -> lib.resolve(name).toString())
            .toList();
    return String.join(":", jars);
  }

  private static boolean becomesReady(BufferedReader lines) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(line);
      if (line.contains("\"ready\"")) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return false;
  }

  private void ask() throws IOException, InterruptedException, GeneralSecurityException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trustingOurRoot()).build()) {
      HttpRequest.Builder page = request("/auth/login").header("accept", "text/html");
      System.out.println(client.send(page.build(), HttpResponse.BodyHandlers.discarding()));
      HttpRequest.Builder gate = request("/free/steps");
      System.out.println(client.send(gate.build(), HttpResponse.BodyHandlers.discarding()));
      HttpRequest.Builder login = request("/auth/login");
      login.header("content-type", "application/x-www-form-urlencoded");
      login.POST(HttpRequest.BodyPublishers.ofString("username=nobody&password=not-a-password"));
      System.out.println(client.send(login.build(), HttpResponse.BodyHandlers.discarding()));
    }
  }

  private HttpRequest.Builder request(String path) {
    URI uri = URI.create("https://localhost:" + httpsPort + path);
    return HttpRequest.newBuilder(uri).timeout(ANSWER_TIME);
  }

  private SSLContext trustingOurRoot() throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (Stream<Path> files = Files.walk(data)) {
      for (Path pem : files.filter(file -> file.toString().endsWith("root.pem")).toList()) {
        try (var in = Files.newInputStream(pem)) {
          var root = CertificateFactory.getInstance("X.509").generateCertificate(in);
          roots.setCertificateEntry(pem.toString(), root);
        }
      }
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
