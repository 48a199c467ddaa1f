// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.runtime.ClientProgram;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The programs of this machine, each asked whether it connects. */
final class OtherPrograms {
  private static final int SECONDS = 30;

  /** A handshake takes far less; a server that says nothing within TLS is waited for no longer. */
  private static final String CURL_SECONDS = "4";

  /** curl: 28 is a server that says nothing, 52 one that ends, both within TLS. */
  private static final Set<Integer> CONNECTED = Set.of(0, 28, 52);

  private static final String PYTHON =
      """
      import socket, ssl, sys
      context = ssl.create_default_context(cafile=sys.argv[1])
      with socket.create_connection(("127.0.0.1", int(sys.argv[3]))) as plain:
          context.wrap_socket(plain, server_hostname=sys.argv[2]).close()
      """;

  private static final String NODE =
      """
      const [ca, servername, port] = process.argv.slice(1);
      const tls = require("tls");
      const options = { ca: require("fs").readFileSync(ca), servername, port, host: "127.0.0.1" };
      const socket = tls.connect(options, () => process.exit(0));
      socket.on("error", () => process.exit(1));
      """;

  private OtherPrograms() {}

  /** Whether it is here. */
  static boolean isInstalled(ClientProgram program) {
    return switch (program) {
      case JAVA -> true;
      case PYTHON -> isOnPath("python3");
      case NODE -> isOnPath("node");
      case CURL -> isOnPath("curl");
      case GO, CHROME -> false;
    };
  }

  /**
   * Whether it connects.
   *
   * @param roots what it trusts, in PEM
   * @param host who it asks for
   */
  static Optional<Boolean> connects(ClientProgram program, Path roots, String host, int port)
      throws IOException, InterruptedException {
    String number = Integer.toString(port);
    return switch (program) {
      case JAVA -> Optional.of(javaConnects(roots, host, port));
      case PYTHON ->
          Optional.of(runs(List.of("python3", "-c", PYTHON, roots.toString(), host, number)));
      case NODE -> Optional.of(runs(List.of("node", "-e", NODE, roots.toString(), host, number)));
      case CURL ->
          Optional.of(
              runs(
                  List.of(
                      "curl",
                      "-sS",
                      "--max-time",
                      CURL_SECONDS,
                      "--cacert",
                      roots.toString(),
                      "--resolve",
                      host + ":" + number + ":127.0.0.1",
                      "https://" + host + ":" + number + "/")));
      case GO, CHROME -> Optional.empty();
    };
  }

  private static boolean runs(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + " does not end");
    }
    return CONNECTED.contains(process.exitValue());
  }

  /** The JDK's own TLS, in this process. */
  private static boolean javaConnects(Path roots, String host, int port) throws IOException {
    SSLContext context = context(Files.readAllBytes(roots));
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static SSLContext context(byte[] pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      int count = 0;
      for (var each : factory.generateCertificates(new ByteArrayInputStream(pem))) {
        store.setCertificateEntry("root" + count++, each);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /** Whether the search path has a program. */
  static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, program).canExecute());
  }
}
