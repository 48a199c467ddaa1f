// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import dev.signet.bench.program.ProgramProcess;
import dev.signet.bench.program.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** The files of the gateway's benchmark: contents to serve, and a certificate for the peers. */
final class BenchFolder implements AutoCloseable {
  private static final int SMALL = 1024;
  private static final int LARGE = 100 * 1024;
  private static final long SEED = 1;

  private final Path path;

  private BenchFolder(Path path) {
    this.path = path;
  }

  static BenchFolder create() throws IOException {
    BenchFolder folder = new BenchFolder(Files.createTempDirectory("signet-gateway"));
    Path served = Files.createDirectory(folder.path.resolve("www"));
    Random random = new Random(SEED);
    for (int size : new int[] {SMALL, LARGE}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      Files.write(served.resolve(size / SMALL + "k"), content);
    }
    folder.certificate();
    return folder;
  }

  Path path() {
    return path;
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(path.resolve(name), text);
  }

  @Override
  public void close() throws IOException {
    ProgramProcess.delete(path);
  }

  private void certificate() throws IOException {
    String key = path.resolve("key.pem").toString();
    String certificate = path.resolve("cert.pem").toString();
    String said =
        Tool.run(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost");
    if (!Files.exists(Path.of(certificate))) {
      throw new IOException("openssl made no certificate: " + said);
    }
    write("both.pem", Files.readString(Path.of(certificate)) + Files.readString(Path.of(key)));
  }
}
