// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signet.testkit.TestDns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A fresh ACME server in a process of its own, with a DNS server and ports where it looks for
 * proofs, and the programs that judge what its clients got.
 */
final class AcmeStage implements AutoCloseable {
  final RunningSignet signet;
  final TestDns dns;

  /** Where http-01 is looked for. */
  final int httpPort;

  /** Where tls-alpn-01 is looked for. */
  final int tlsPort;

  private final Path folder;

  private AcmeStage(
      Path folder, TestDns dns, List<Integer> ports, String settings, List<String> options) {
    this.folder = folder;
    this.dns = dns;
    this.httpPort = ports.getFirst();
    this.tlsPort = ports.getLast();
    Path file = folder.resolve("settings.toml");
    write(
        file,
        """
        [acme]
        http_port = %d
        tls_port = %d
        resolvers = ["127.0.0.1:%d"]
        %s
        """
            .formatted(httpPort, tlsPort, dns.address().getPort(), settings));
    List<String> all = new ArrayList<>(List.of("--config", file.toString()));
    all.addAll(options);
    this.signet = RunningSignet.start(folder.resolve("data"), all.toArray(String[]::new));
  }

  static AcmeStage in(Path folder) {
    return with(folder, "");
  }

  /** One with further settings of the table {@code acme}. */
  static AcmeStage with(Path folder, String settings) {
    return new AcmeStage(folder, TestDns.start(), freePorts(), settings, List.of());
  }

  /** One whose certificates name its lists and its responder. */
  static AcmeStage published(Path folder) {
    int port = freePorts().getFirst();
    return new AcmeStage(
        folder,
        TestDns.start(),
        freePorts(),
        "[ca]\ncrl_address = \"http://127.0.0.1:%d\"".formatted(port),
        List.of("--http-port", "" + port));
  }

  String directory() {
    return signet.url("/acme/directory").toString();
  }

  /** Runs a client in the folder of the test. */
  Completed run(Map<String, String> environment, List<String> command) {
    return Completed.of(folder, environment, command);
  }

  /** Shows the files of a folder where http-01 looks. */
  HttpServer showing(Path shown) {
    HttpServer web = server(httpPort);
    web.createContext(
        "/.well-known/acme-challenge/",
        exchange -> {
          Path file = shown.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
          boolean found = Files.exists(file);
          byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    return web;
  }

  /**
   * Takes {@code POST /add/NAME} and {@code /remove/NAME} with a text from the hooks of clients.
   */
  HttpServer takingTexts() {
    HttpServer web = server(0);
    web.createContext(
        "/",
        exchange -> {
          String[] path = exchange.getRequestURI().getPath().split("/");
          String text = new String(exchange.getRequestBody().readAllBytes());
          if (path[1].equals("add")) {
            dns.addText(path[2], text);
          } else {
            dns.removeText(path[2], text);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    web.start();
    return web;
  }

  /** OpenSSL and a browser-like client trust what the root leads to. */
  void trusted(Issued issued) {
    Completed verified = verify(issued);
    assertThat(verified.exit()).as(verified.err()).isZero();
    curlTrusts(issued);
  }

  /** As OpenSSL sees it with the list that is served. */
  void revoked(Issued issued) {
    Path crl = folder.resolve("list.crl");
    fetch(signet.url("/ca/" + issuer() + ".crl"), crl);
    Completed judged = verify(issued, "-crl_check", "-CRLfile", crl.toString());
    assertThat(judged.exit()).isNotZero();
    assertThat(judged.err()).contains("certificate revoked");
  }

  /**
   * What a client has got.
   *
   * @param host for whom
   * @param certificate in PEM
   * @param chain the rest of its chain in PEM
   * @param key its key in PEM
   */
  record Issued(String host, Path certificate, Path chain, Path key) {
    /** A copy that the next renewal does not touch. */
    Issued kept(Path folder) {
      try {
        Files.createDirectories(folder);
        return new Issued(
            host,
            Files.write(folder.resolve("cert.pem"), Files.readAllBytes(certificate)),
            Files.write(folder.resolve("chain.pem"), Files.readAllBytes(chain)),
            Files.write(folder.resolve("key.pem"), Files.readAllBytes(key)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void curlTrusts(Issued issued) {
    int port = freePorts().getFirst();
    List<String> serve =
        List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-www", "-quiet");
    List<String> command = new ArrayList<>(serve);
    command.addAll(List.of("-cert", issued.certificate().toString()));
    command.addAll(List.of("-cert_chain", issued.chain().toString()));
    command.addAll(List.of("-key", issued.key().toString()));
    Process server = started(command);
    try {
      Completed asked = curl(issued.host(), port);
      assertThat(asked.exit()).as(text(folder.resolve("server.log"))).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  /** What curl says of a site on this machine. */
  Completed curl(String host, int port) {
    return run(
        Map.of(),
        List.of(
            "curl",
            "-s",
            "--retry",
            "10",
            "--retry-delay",
            "1",
            "--retry-connrefused",
            "--cacert",
            signet.rootPem().toString(),
            "--resolve",
            host + ":" + port + ":127.0.0.1",
            "https://" + host + ":" + port + "/"));
  }

  private Process started(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("server.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(URI address, Path file) {
    String root = signet.rootPem().toString();
    run(
            Map.of(),
            List.of("curl", "-sf", "--cacert", root, "-o", file.toString(), address.toString()))
        .succeeded();
  }

  private String issuer() {
    String status = signet.command("ca", "status", "--json").succeeded().out();
    return status.replaceAll("(?s).*\"(issuer-[0-9a-f]+)\".*", "$1");
  }

  private Completed verify(Issued issued, String... options) {
    List<String> command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-CAfile"));
    command.add(signet.rootPem().toString());
    command.addAll(List.of("-untrusted", issued.chain().toString()));
    command.addAll(List.of(options));
    command.add(issued.certificate().toString());
    return run(Map.of(), command);
  }

  @Override
  public void close() {
    signet.close();
    dns.close();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script that clients call. */
  static Path script(Path file, String text) {
    write(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static HttpServer server(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> freePorts() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), two.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
