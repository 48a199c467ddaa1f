// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL server that can be killed and started again on what it has stored. */
final class Postgres implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private Postgres(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
    this.port = server.getPort();
  }

  static Postgres start() throws IOException {
    // Not in a test's own folder: the server may run as another user, who cannot enter that.
    Path folder = Files.createTempDirectory("signet-postgres");
    return new Postgres(folder, builder(folder).start());
  }

  int port() {
    return port;
  }

  /** Writes settings that name this server into a data directory that is about to be made. */
  Path configure(Path data) throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("signet.toml"),
        "database = \"postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable\"\n");
    return data;
  }

  /** Kills it in the middle of whatever it does; its sessions' processes end with it. */
  void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    while (postmaster.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // Gives the library's own lock of the folder up.
    server.close();
  }

  /** Starts it again on the same port. */
  void restart() throws IOException {
    server = builder(folder).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder) {
    return EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false);
  }
}
