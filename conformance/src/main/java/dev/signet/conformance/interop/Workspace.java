// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The certificates of a run, as values and as the files that programs read. Has to be closed, which
 * removes the files.
 */
final class Workspace implements AutoCloseable {
  /** The server's name. */
  static final String HOST = "localhost";

  private static final String ADDRESS = "127.0.0.1";

  private final Path folder;
  private final TestCa authority = TestCa.create();
  private final TestCa stranger = TestCa.create();
  private final Map<KeyType, TestIdentity> servers = new EnumMap<>(KeyType.class);
  private final TestIdentity client = authority.client("Alice");
  private final TestIdentity strangeClient = stranger.client("Mallory");
  private final byte[] staple;

  private Workspace(Path folder) {
    this.folder = folder;
    for (Feature feature : Feature.values()) {
      servers.computeIfAbsent(feature.leaf(), this::server);
    }
    this.staple = authority.goodStaple(servers.getOrDefault(KeyType.P256, client));
  }

  /** Makes all certificates, and a folder for them. */
  static Workspace create() throws IOException {
    Workspace workspace = new Workspace(Files.createTempDirectory("signet-interop"));
    workspace.write("ca.pem", workspace.authority.root().pem());
    workspace.write("stranger.pem", workspace.stranger.root().pem());
    for (Map.Entry<KeyType, TestIdentity> each : workspace.servers.entrySet()) {
      workspace.write(each.getKey().name(), each.getValue());
    }
    workspace.write("client", workspace.client);
    workspace.write("strange-client", workspace.strangeClient);
    Files.write(workspace.file("staple.der"), workspace.staple());
    return workspace;
  }

  /** A file, which may be there or not. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** What a cell's client trusts. */
  TestIdentity trustedByClient(Cell cell) {
    return cell.is(Feature.SERVER_REFUSED) ? stranger.root() : authority.root();
  }

  /** The same as a file. */
  Path trustedByClientFile(Cell cell) {
    return file(cell.is(Feature.SERVER_REFUSED) ? "stranger.pem" : "ca.pem");
  }

  /** What every server trusts. */
  TestIdentity trustedByServer() {
    return authority.root();
  }

  /** The server's key of a cell. */
  TestIdentity server(Cell cell) {
    TestIdentity identity = servers.get(cell.feature().leaf());
    if (identity == null) {
      throw new IllegalStateException(cell.toString());
    }
    return identity;
  }

  /** Files with a cell's server's chain and key. */
  KeyFiles serverFiles(Cell cell) {
    return files(cell.feature().leaf().name());
  }

  /** The client's key of a cell, where it has to show one. */
  TestIdentity client(Cell cell) {
    return cell.is(Feature.CLIENT_REFUSED) ? strangeClient : client;
  }

  /** Files with the same. */
  KeyFiles clientFiles(Cell cell) {
    return files(cell.is(Feature.CLIENT_REFUSED) ? "strange-client" : "client");
  }

  /** A response that the ECDSA certificate is good, by its issuer. */
  byte[] staple() {
    return staple.clone();
  }

  private KeyFiles files(String name) {
    return new KeyFiles(file(name + ".chain.pem"), file(name + ".key.pem"));
  }

  private TestIdentity server(KeyType type) {
    CertificateDraft draft = authority.serverDraft(HOST, ADDRESS).key(type);
    if (type == KeyType.RSA2048) {
      // NSS wants the second of RSA keys, whatever they are used for.
      draft.keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    }
    return draft.issuedBy(authority.intermediate());
  }

  private void write(String name, TestIdentity identity) throws IOException {
    write(name + ".chain.pem", identity.chainPem());
    write(name + ".key.pem", PublicPart.keyPem(identity));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(file(name), text, UTF_8);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /**
   * A key in files.
   *
   * @param chain PEM, without the root
   * @param key PEM, PKCS#8
   */
  record KeyFiles(Path chain, Path key) {}
}
