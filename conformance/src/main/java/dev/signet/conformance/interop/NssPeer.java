// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The test programs of NSS, which Firefox's TLS is. */
final class NssPeer implements Peer {
  private static final Pattern READY = Pattern.compile("About to call accept");
  private static final String NOT_RECOGNIZED =
      "SSL_ERROR_UNKNOWN_CA_ALERT|does not recognize and trust the CA";

  private static final String PASSWORD = "changeit";

  @Override
  public String name() {
    return "NSS";
  }

  @Override
  public Optional<String> missing() {
    for (String program : List.of("certutil", "tstclnt", "selfserv")) {
      if (!Program.isInstalled(program)) {
        return Optional.of(program + " of libnss3-tools is not installed");
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    return switch (cell.feature()) {
      case SERVER_REFUSED ->
          Optional.of(
              Pattern.compile(
                  cell.ours() == Role.SERVER
                      ? "SEC_ERROR_UNKNOWN_ISSUER|not trusted|issuer"
                      : NOT_RECOGNIZED));
      case CLIENT_REFUSED ->
          Optional.of(Pattern.compile(cell.ours() == Role.SERVER ? NOT_RECOGNIZED : "(?i)issuer"));
      case RESUMPTION ->
          cell.ours() == Role.SERVER
              ? Optional.of(Pattern.compile("1 cache hits|1 stateless resumes"))
              : Optional.empty();
      default ->
          cell.ours() == Role.SERVER
              ? Optional.of(
                  Pattern.compile(
                      "SSL version " + (cell.isTls13() ? "3\\.4|TLS 1\\.3" : "3\\.3|TLS 1\\.2")))
              : Optional.empty();
    };
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    String database = database(plan, plan.files().server(cell), plan.files().trustedByServer());
    int port = ProgramServer.freePort();
    List<String> words = new ArrayList<>(List.of("selfserv", "-v", "-p", String.valueOf(port)));
    words.addAll(List.of("-d", database, "-w", PASSWORD, "-V", range(cell), "-u", "-G"));
    words.addAll(List.of(cell.is(Feature.RSA) ? "-n" : "-e", "key"));
    if (cell.asksClient()) {
      words.addAll(List.of("-r", "-r"));
    }
    if (cell.is(Feature.ALPN)) {
      words.add("-Q");
    }
    if (cell.is(Feature.RETRY)) {
      words.addAll(List.of("-I", "P384"));
    }
    Program program = Program.start(words);
    program.awaitReady(READY);
    return new ProgramServer(program, port);
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    String database = database(plan, plan.files().client(cell), plan.files().trustedByClient(cell));
    List<String> words = new ArrayList<>(List.of("tstclnt", "-4", "-v", "-h", Workspace.HOST));
    words.addAll(List.of("-p", String.valueOf(port), "-d", database, "-V", range(cell), "-G"));
    words.addAll(List.of("-w", PASSWORD, "-u"));
    if (cell.asksClient()) {
      words.addAll(List.of("-n", "key"));
    }
    if (cell.is(Feature.STAPLE)) {
      words.add("-T");
    }
    if (cell.is(Feature.RETRY)) {
      words.addAll(List.of("-I", "x25519,P384"));
    }
    if (cell.is(Feature.RESUMPTION)) {
      words.addAll(List.of("-L", "2"));
    }
    // It sends a file at once; once its standard input ends, it would spin.
    String requests = plan.request().repeat(plan.requests());
    Path file = Files.writeString(plan.files().file("nss.request"), requests);
    words.addAll(List.of("-A", file.toString()));
    try (Program program = Program.start(words)) {
      return program.awaitEnd();
    }
  }

  private static String range(Cell cell) {
    return cell.isTls13() ? "tls1.3:tls1.3" : "tls1.2:tls1.2";
  }

  /** A new list of keys and authorities. */
  private static String database(Plan plan, TestIdentity identity, TestIdentity root)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(plan.files().file(""), "nss");
    String database = "sql:" + folder;
    Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Path store = folder.resolve("key.p12");
    Path anchor = Files.writeString(folder.resolve("root.pem"), root.pem());
    writeStore(store, identity);
    Program.run(List.of("certutil", "-N", "-d", database, "-f", password.toString()));
    Program.run(
        List.of(
            "pk12util",
            "-i",
            store.toString(),
            "-d",
            database,
            "-k",
            password.toString(),
            "-W",
            PASSWORD));
    List<String> trust = new ArrayList<>(List.of("certutil", "-A", "-d", database, "-n", "root"));
    trust.addAll(List.of("-t", "CT,,", "-i", anchor.toString(), "-f", password.toString()));
    Program.run(trust);
    return database;
  }

  private static void writeStore(Path file, TestIdentity identity) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "key",
          identity.keys().getPrivate(),
          PASSWORD.toCharArray(),
          identity.chain().toArray(new X509Certificate[0]));
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
