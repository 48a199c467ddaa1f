// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.explain.Code;
import dev.signet.testkit.TestIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Good servers, and settings of this machine by which its programs do not reach them. */
final class SettingFaults {
  private static final String PASSWORD = "changeit";
  private static final String ABSENT = "/nonexistent/roots";

  private SettingFaults() {}

  static List<LabCase> all() {
    return Stream.concat(named().stream(), files().stream()).toList();
  }

  /** Those whose text is the same at each run. */
  static List<LabCase> named() {
    return List.of(
        variable("no trust store", FileCause.STORE_FILE_ABSENT, "JAVA_TOOL_OPTIONS", javaStore()),
        variable("no bundle of requests", FileCause.BUNDLE_ABSENT, "REQUESTS_CA_BUNDLE", ABSENT),
        variable("no bundle of curl", FileCause.BUNDLE_ABSENT, "CURL_CA_BUNDLE", ABSENT),
        variable("no file of OpenSSL", FileCause.STORE_VARIABLE_WRONG, "SSL_CERT_FILE", ABSENT),
        variable("no file of Node", FileCause.STORE_VARIABLE_WRONG, "NODE_EXTRA_CA_CERTS", ABSENT),
        variable(
            "Java told to speak old versions",
            HandshakeCause.LOCAL_VERSIONS_DISABLED,
            "JAVA_TOOL_OPTIONS",
            "-Djdk.tls.client.protocols=TLSv1,TLSv1.1"),
        variable(
            "Java told to ask, and nobody to ask",
            RevocationCause.STATUS_SOURCE_MISSING,
            "JAVA_TOOL_OPTIONS",
            "-Dcom.sun.net.ssl.checkRevocation=true"),
        LabCase.healthy(
            "Java told to speak a version in use",
            lab ->
                good(lab, Map.of("JAVA_TOOL_OPTIONS", "-Djdk.tls.client.protocols=TLSv1.2,TLSv1"))),
        LabCase.of(
            "no roots of libpq",
            DatabaseCause.LIBPQ_ROOT_ABSENT,
            "root",
            lab ->
                HealthyServers.postgres(lab)
                    .environment(Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", ABSENT))
                    .curedByEnvironment(Map.of("PGSSLMODE", "verify-full"))),
        variable(
            "Node verifies nothing",
            DatabaseCause.VERIFICATION_SWITCHED_OFF,
            "NODE_TLS_REJECT_UNAUTHORIZED",
            "0"),
        LabCase.healthy(
            "Node verifies", lab -> good(lab, Map.of("NODE_TLS_REJECT_UNAUTHORIZED", "1"))),
        LabCase.healthy(
            "a path that every program reads otherwise",
            lab -> good(lab, Map.of("SSL_CERT_FILE", "roots.pem"))));
  }

  private static List<LabCase> files() {
    return List.of(
        LabCase.of(
            "key of libpq that others can read",
            FileCause.KEY_FILE_EXPOSED,
            "rights",
            SettingFaults::libpqKey),
        file("bundle of no bytes", FileCause.CERTIFICATE_FILE_EMPTY, "SSL_CERT_FILE", _ -> ""),
        file(
            "bundle that is a page",
            FileCause.CERTIFICATE_FILE_EMPTY,
            "NODE_EXTRA_CA_CERTS",
            _ -> "<html>404 Not Found</html>"),
        store("trust store in PEM", FileCause.PEM_AS_KEYSTORE, "", root -> bytes(root.pem())),
        store("trust store of no bytes", FileCause.KEYSTORE_EMPTY, "", _ -> new byte[0]),
        store(
            "PKCS#12 with another password",
            FileCause.STORE_PASSWORD_WRONG,
            "another",
            root -> trusting("PKCS12", root)),
        store(
            "JKS with another password",
            FileCause.KEYSTORE_PASSWORD_WRONG,
            "another",
            root -> trusting("JKS", root)),
        store(
            "PKCS#12 without its password",
            FileCause.KEYSTORE_OPENED_BLINDLY,
            "",
            root -> trusting("PKCS12", root)),
        store(
            "key store as trust store",
            FileCause.KEYSTORE_HAS_KEYS_ONLY,
            PASSWORD,
            SettingFaults::holdingKey),
        store(
            "PKCS#12 without trusted entries",
            FileCause.KEYSTORE_WITHOUT_TRUST,
            PASSWORD,
            _ -> stored("PKCS12", _ -> {})),
        store(
            "BouncyCastle's store",
            FileCause.KEYSTORE_KIND_UNKNOWN,
            PASSWORD,
            _ -> new byte[] {0, 0, 0, 2, 0, 0, 0, 20}),
        store(
            "trust store that is cut off",
            FileCause.STORE_FILE_UNREADABLE,
            PASSWORD,
            root -> java.util.Arrays.copyOf(trusting("PKCS12", root), 100)),
        LabCase.healthy("trust store with its password", SettingFaults::goodStore),
        LabCase.healthy(
            "bundle that holds roots",
            lab -> {
              String file = lab.file(Authority.of(lab.draw()).root().pem()).toString();
              return good(lab, Map.of("SSL_CERT_FILE", file, "REQUESTS_CA_BUNDLE", file));
            }));
  }

  /** Makes a file for an authority's root. */
  @FunctionalInterface
  private interface Content<T> {
    T of(TestIdentity root) throws IOException;
  }

  /** Puts something into a key store. */
  @FunctionalInterface
  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private static String javaStore() {
    return "-Xmx64m -Djavax.net.ssl.trustStore=" + ABSENT;
  }

  private static LabCase variable(String name, Code cause, String variable, String value) {
    return LabCase.of(
        name, cause, "", lab -> good(lab, Map.of(variable, value)).curedByEnvironment(Map.of()));
  }

  private static LabCase file(
      String name, FileCause cause, String variable, Content<String> content) {
    return LabCase.of(
        name,
        cause,
        "",
        lab -> {
          TestIdentity root = Authority.of(lab.draw()).root();
          String wrong = lab.file(content.of(root)).toString();
          String right = lab.file(root.pem()).toString();
          return good(lab, Map.of(variable, wrong))
              .concerns(wrong)
              .curedByEnvironment(Map.of(variable, right));
        });
  }

  private static LabCase store(
      String name, FileCause cause, String password, Content<byte[]> content) {
    return LabCase.of(
        name,
        cause,
        "",
        lab -> {
          TestIdentity root = Authority.of(lab.draw()).root();
          Path wrong = lab.file(content.of(root));
          Path right = lab.file(trusting("PKCS12", root));
          return good(lab, options(wrong, password))
              .concerns(wrong.toString())
              .curedByEnvironment(options(right, PASSWORD));
        });
  }

  private static Scene goodStore(Lab lab) throws IOException {
    Path file = lab.file(trusting("JKS", Authority.of(lab.draw()).root()));
    return good(lab, options(file, PASSWORD));
  }

  private static Map<String, String> options(Path store, String password) {
    String options = "-Djavax.net.ssl.trustStore=\"" + store + "\"";
    return Map.of(
        "JDK_JAVA_OPTIONS",
        password.isEmpty()
            ? options
            : options + " -Djavax.net.ssl.trustStorePassword='" + password + "'");
  }

  private static Scene good(Lab lab, Map<String, String> environment) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    return Scene.at(lab.serve(ServerSettings.of(authority.server(host))))
        .host(host)
        .trusting(authority.root())
        .environment(environment);
  }

  private static Scene libpqKey(Lab lab) throws IOException {
    TestIdentity client = Authority.of(lab.draw()).client("svc");
    Path exposed = lab.file(client.keyPem());
    Path owned = lab.file(client.keyPem());
    Files.setPosixFilePermissions(exposed, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(owned, PosixFilePermissions.fromString("rw-------"));
    String certificate = lab.file(client.pem()).toString();
    return HealthyServers.postgres(lab)
        .environment(Map.of("PGSSLCERT", certificate, "PGSSLKEY", exposed.toString()))
        .concerns(exposed.toString())
        .curedByEnvironment(Map.of("PGSSLCERT", certificate, "PGSSLKEY", owned.toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static byte[] trusting(String kind, TestIdentity root) throws IOException {
    return stored(kind, store -> store.setCertificateEntry("root", root.certificate()));
  }

  private static byte[] holdingKey(TestIdentity root) throws IOException {
    TestIdentity own = Authority.clientDraft("svc").issuedBy(root);
    Certificate[] chain = {own.certificate()};
    return stored(
        "PKCS12",
        store -> store.setKeyEntry("key", own.keys().getPrivate(), PASSWORD.toCharArray(), chain));
  }

  private static byte[] stored(String kind, Filling filling) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(kind);
      store.load(null, null);
      filling.fill(store);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, PASSWORD.toCharArray());
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
