// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.HostCheck;
import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Lines that turn a file of a key into one that the program can read. */
final class FileFixLines {
  /** The word that explanations have for a file of which they know no name. */
  private static final String FILE = "FILE";

  private static final String PASSPHRASE = "secret";

  private static final String PYTHON_READS =
      "python -c 'import ssl; ssl.create_default_context().load_cert_chain(\"%s\")'";

  private FileFixLines() {}

  static List<FixCase> all() {
    return List.of(
        key(
            FileCause.KEY_IS_PKCS1,
            "openssl genrsa -traditional -out key.pem 2048",
            folder -> pem(folder, "key.pem"),
            folder -> pem(folder, "key.pkcs8.pem")),
        key(
            FileCause.KEY_IS_PEM,
            "openssl genrsa -out key.pem 2048",
            folder -> Files.readAllBytes(folder.path("key.pem")),
            folder -> Files.readAllBytes(folder.path("key.der"))),
        key(
            FileCause.KEY_IS_ENCRYPTED,
            "openssl genrsa -aes256 -passout pass:" + PASSPHRASE + " -out key.pem 2048",
            folder -> pem(folder, "key.pem"),
            folder -> pem(folder, "key.plain.pem")),
        new FixCase(
            DatabaseCause.MONGODB_KEY_FILE_INCOMPLETE, "mongodb", FileFixLines::keyFileOfMongodb),
        new FixCase(FileCause.KEY_FILE_EXPOSED, "anyone", FileFixLines::exposed));
  }

  /** Reads what should be a key in PKCS#8. */
  @FunctionalInterface
  private interface Content {
    byte[] of(FixFolder folder) throws IOException;
  }

  /** A key as some tool has made it, which Java does not read before the line was run. */
  private static FixCase key(FileCause cause, String made, Content before, Content after) {
    return new FixCase(
        cause,
        "anyone",
        (lab, folder) -> {
          make(folder, made);
          return new FixCase.Staged(
              explained(cause),
              () -> isReadByJava(before.of(folder)),
              () -> isReadByJava(after.of(folder)));
        });
  }

  /** PyMongo gives the one file to Python's ssl. */
  private static FixCase.Staged keyFileOfMongodb(Lab lab, FixFolder folder) throws IOException {
    TestIdentity client = Authority.of(lab.draw()).client("svc");
    folder.file("client.pem", client.pem()).file("client.key", client.keyPem());
    return new FixCase.Staged(
        explained(DatabaseCause.MONGODB_KEY_FILE_INCOMPLETE),
        () -> folder.runs(PYTHON_READS.formatted("client.pem")),
        () -> folder.runs(PYTHON_READS.formatted("client-and-key.pem")));
  }

  private static FixCase.Staged exposed(Lab lab, FixFolder folder) throws IOException {
    TestIdentity client = Authority.of(lab.draw()).client("svc");
    folder.file("client.pem", client.pem()).file("client.key", client.keyPem());
    Files.setPosixFilePermissions(
        folder.path("client.key"), PosixFilePermissions.fromString("rw-r--r--"));
    Scene scene =
        HealthyServers.postgres(lab)
            .environment(
                Map.of(
                    "PGSSLCERT", folder.path("client.pem").toString(),
                    "PGSSLKEY", folder.path("client.key").toString()));
    FixCase.Proof silent =
        () -> new HostCheck(scene.order(), InstantSource.system()).run().findings().isEmpty();
    return new FixCase.Staged(FixLines.finding(scene, FileCause.KEY_FILE_EXPOSED), silent, silent);
  }

  /** As {@code signet explain} prints it. */
  private static Finding explained(Code code) {
    return Finding.about(code).subject(FILE).build();
  }

  private static void make(FixFolder folder, String line) throws IOException {
    try {
      if (!folder.typing(PASSPHRASE + "\n").runs(line)) {
        throw new IOException(folder.said());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static boolean isReadByJava(byte[] key) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)) != null;
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private static byte[] pem(FixFolder folder, String name) throws IOException {
    return Base64.getMimeDecoder().decode(folder.text(name).replaceAll("-----[^-]+-----", ""));
  }
}
