// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import dev.signet.bench.program.ProgramProcess;
import dev.signet.bench.program.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** Starts the authorities, each as its users would, on a folder of its own. */
final class AcmePeers {
  static final String SIGNET = "signet";
  static final String PEBBLE = "pebble";
  static final String CADDY = "caddy";
  static final String STEP_CA = "step-ca";
  static final List<String> ALL = List.of(SIGNET, PEBBLE, CADDY, STEP_CA);

  private static final int START_TRIES = 300;
  private static final int TRY_MILLIS = 100;
  private static final int STOP_SECONDS = 10;

  private final Path folder;
  private final SSLSocketFactory sockets;

  AcmePeers(Path folder, SSLSocketFactory sockets) {
    this.folder = folder;
    this.sockets = sockets;
  }

  /** The version of an authority; empty where it is not installed. */
  static Optional<String> version(String name) throws IOException {
    if (name.equals(SIGNET)) {
      return Optional.of(ProgramProcess.run("version").lines().findFirst().orElse(SIGNET));
    }
    Optional<Path> program = Tool.find(name);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    String path = program.get().toString();
    return Optional.of(
        switch (name) {
          // It says none.
          case PEBBLE -> "pebble";
          case CADDY -> "caddy " + Tool.version(path, "version");
          default -> Tool.version(path, "version");
        });
  }

  AcmePeer start(String name) throws IOException {
    return switch (name) {
      case SIGNET -> signet();
      case PEBBLE -> pebble();
      case CADDY -> caddy();
      default -> stepCa();
    };
  }

  private AcmePeer signet() throws IOException {
    Path settings = write("signet.toml", "[acme]\nhttp_port = " + ProofServer.PORT + "\n");
    ProgramProcess program =
        ProgramProcess.start(folder.resolve("data"), "--config", settings.toString());
    return new AcmePeer(
        SIGNET,
        program.pid(),
        program.port(),
        AcmePeer.directory(sockets, program.port(), "/acme/directory"),
        program::close);
  }

  /** In memory alone, with each proof asked for: no pauses, no refused nonces, nothing reused. */
  private AcmePeer pebble() throws IOException {
    int port = freePort();
    Path settings =
        write(
            "pebble.json",
            """
            {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
              "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": 443,
              "ocspResponderURL": "", "externalAccountBindingRequired": false}}
            """
                .formatted(
                    port,
                    freePort(),
                    folder.resolve("leaf.pem"),
                    folder.resolve("leaf.key"),
                    ProofServer.PORT));
    chain();
    return foreign(PEBBLE, port, "/dir", "-config", settings.toString());
  }

  private AcmePeer caddy() throws IOException {
    int port = freePort();
    Path settings =
        write(
            "Caddyfile",
            """
            {
              admin off
              skip_install_trust
              auto_https disable_redirects
              http_port %d
              https_port %d
              storage file_system %s
            }
            https://localhost:%d {
              tls internal
              acme_server
            }
            """
                .formatted(freePort(), port, folder.resolve("caddy"), port));
    return foreign(
        CADDY,
        port,
        "/acme/local/directory",
        "run",
        "--adapter",
        "caddyfile",
        "--config",
        settings.toString());
  }

  private AcmePeer stepCa() throws IOException {
    int port = freePort();
    chain();
    Path settings =
        write(
            "ca.json",
            """
            {"root": "%1$s/root.pem", "crt": "%1$s/ca.pem", "key": "%1$s/ca.key",
             "address": "127.0.0.1:%2$d", "dnsNames": ["localhost"],
             "db": {"type": "badgerv2", "dataSource": "%1$s/db"},
             "authority": {"provisioners": [{"type": "ACME", "name": "acme"}]}}
            """
                .formatted(folder, port));
    return foreign(STEP_CA, port, "/acme/acme/directory", settings.toString());
  }

  private AcmePeer foreign(String name, int port, String directory, String... words)
      throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Tool.find(name).orElseThrow().toString());
    command.addAll(List.of(words));
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PEBBLE_VA_NOSLEEP", "1",
                "PEBBLE_WFE_NONCEREJECT", "0",
                "PEBBLE_AUTHZREUSE", "0"));
    Process process = builder.start();
    for (int i = 0; process.isAlive() && i < START_TRIES; i++) {
      try {
        AcmePeer.Directory found = AcmePeer.directory(sockets, port, directory);
        return new AcmePeer(name, process.pid(), port, found, () -> stop(process));
      } catch (IOException e) {
        pause();
      }
    }
    stop(process);
    throw new IOException(name + " did not start: " + Files.readString(log));
  }

  /** A root, an intermediate and a server's certificate, as {@code openssl} makes them. */
  private void chain() throws IOException {
    if (Files.exists(folder.resolve("leaf.pem"))) {
      return;
    }
    certificate("root", "basicConstraints=critical,CA:TRUE", Optional.empty());
    certificate("ca", "basicConstraints=critical,CA:TRUE,pathlen:0", Optional.of("root"));
    certificate("leaf", "subjectAltName=DNS:localhost", Optional.of("ca"));
  }

  private void certificate(String name, String extension, Optional<String> issuer)
      throws IOException {
    String key = folder.resolve(name + ".key").toString();
    String file = folder.resolve(name + ".pem").toString();
    List<String> words =
        new java.util.ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"));
    words.addAll(List.of("ec_paramgen_curve:P-256", "-nodes", "-days", "2"));
    words.addAll(List.of("-subj", "/CN=" + name, "-addext", extension));
    words.addAll(List.of("-keyout", key, "-out", file));
    issuer.ifPresent(of -> {
      words.addAll(List.of("-CA", folder.resolve(of + ".pem").toString()));
      words.addAll(List.of("-CAkey", folder.resolve(of + ".key").toString()));
    });
    String said = Tool.run(words.toArray(String[]::new));
    if (!Files.exists(Path.of(file))) {
      throw new IOException("openssl made no certificate: " + said);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(TRY_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
