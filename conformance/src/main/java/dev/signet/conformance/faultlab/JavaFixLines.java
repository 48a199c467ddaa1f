// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.explain.Code;
import dev.signet.testkit.TestIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;

/** Lines that mend what Java was told. */
final class JavaFixLines {
  private static final String JAVA = "java";
  private static final String RUN = "java -jar app.jar";
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";
  private static final String HOST = "127.0.0.1";

  /** The word that lines have in its place, so that they run as they are. */
  private static final String PASSWORD = "PASSWORD";

  /** What keytool's lines give the store that they make. */
  private static final String MADE =
      "java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit -jar"
          + " app.jar";

  private JavaFixLines() {}

  static List<FixCase> all() {
    return List.of(
        property(
            HandshakeCause.LOCAL_VERSIONS_DISABLED, "-Djdk.tls.client.protocols=TLSv1.1,TLSv1"),
        property(RevocationCause.STATUS_SOURCE_MISSING, "-Dcom.sun.net.ssl.checkRevocation=true"),
        new FixCase(ClientCause.CLIENT_CERTIFICATE_NEEDED, JAVA, JavaFixLines::certificate),
        store(FileCause.STORE_FILE_ABSENT, (_, _) -> "absent.p12", "", ""),
        store(
            FileCause.PEM_AS_KEYSTORE,
            (root, folder) -> {
              folder.file("roots.pem", root.pem());
              return "roots.pem";
            },
            "",
            MADE),
        store(FileCause.KEYSTORE_OPENED_BLINDLY, JavaFixLines::trusting, "", ""),
        store(FileCause.STORE_PASSWORD_WRONG, JavaFixLines::trusting, "another", ""),
        store(FileCause.KEYSTORE_PASSWORD_WRONG, JavaFixLines::trustingOfOld, "another", ""),
        store(FileCause.KEYSTORE_HAS_KEYS_ONLY, JavaFixLines::holdingKey, PASSWORD, MADE),
        store(FileCause.KEYSTORE_WITHOUT_TRUST, JavaFixLines::ofOpenssl, PASSWORD, MADE));
  }

  /** Makes a file that is no good trust store, and says its name. */
  @FunctionalInterface
  private interface Wrong {
    String make(TestIdentity root, FixFolder folder) throws IOException, InterruptedException;
  }

  /** A property that keeps Java from connecting, beside a good trust store. */
  private static FixCase property(Code code, String property) {
    return new FixCase(
        code,
        JAVA,
        (lab, folder) -> {
          Authority authority = Authority.of(lab.draw());
          int port = lab.serve(ServerSettings.of(authority.server(HOST)));
          String options = trust(folder, authority.root()) + " " + property;
          folder.target(port).set(OPTIONS, options);
          Scene scene =
              Scene.at(port).trusting(authority.root()).environment(Map.of(OPTIONS, options));
          return new FixCase.Staged(
              FixLines.finding(scene, code), () -> folder.runs(RUN), () -> true);
        });
  }

  private static FixCase.Staged certificate(Lab lab, FixFolder folder) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity client = authority.client("svc");
    int port =
        lab.serve(
            ServerSettings.of(authority.server(HOST))
                .with("clients", lab.file(authority.root().pem()).toString()));
    folder.target(port).set(OPTIONS, trust(folder, authority.root()));
    Certificate[] chain = client.chain().toArray(new Certificate[0]);
    folder.file(
        "client.p12",
        stored(
            "PKCS12",
            store ->
                store.setKeyEntry(
                    "key", client.keys().getPrivate(), PASSWORD.toCharArray(), chain)));
    Scene scene = Scene.at(port).trusting(authority.root());
    return new FixCase.Staged(
        FixLines.finding(scene, ClientCause.CLIENT_CERTIFICATE_NEEDED),
        () -> folder.runs(RUN),
        () -> true);
  }

  /**
   * A trust store that is none.
   *
   * @param after what connects once the line was run; empty where the line itself does
   */
  private static FixCase store(FileCause cause, Wrong wrong, String password, String after) {
    return new FixCase(
        cause,
        JAVA,
        (lab, folder) -> {
          Authority authority = Authority.of(lab.draw());
          int port = lab.serve(ServerSettings.of(authority.server(HOST)));
          folder.target(port).file("ROOT.pem", authority.root().pem());
          trusting(authority.root(), folder);
          String options = options(folder, made(wrong, authority.root(), folder), password);
          folder.set(OPTIONS, options);
          Scene scene =
              Scene.at(port).trusting(authority.root()).environment(Map.of(OPTIONS, options));
          return new FixCase.Staged(
              FixLines.finding(scene, cause),
              () -> folder.runs(RUN),
              () -> after.isEmpty() || folder.runs(after));
        });
  }

  private static String made(Wrong wrong, TestIdentity root, FixFolder folder) throws IOException {
    try {
      return wrong.make(root, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String trust(FixFolder folder, TestIdentity root) throws IOException {
    return options(folder, trusting(root, folder), PASSWORD);
  }

  private static String options(FixFolder folder, String name, String password) {
    String options = "-Djavax.net.ssl.trustStore=" + folder.path(name);
    return password.isEmpty()
        ? options
        : options + " -Djavax.net.ssl.trustStorePassword=" + password;
  }

  /** The file of which lines say FILE. */
  private static String trusting(TestIdentity root, FixFolder folder) throws IOException {
    folder.file(
        "FILE", stored("PKCS12", store -> store.setCertificateEntry("root", root.certificate())));
    return "FILE";
  }

  private static String trustingOfOld(TestIdentity root, FixFolder folder) throws IOException {
    folder.file(
        "old.jks", stored("JKS", store -> store.setCertificateEntry("root", root.certificate())));
    return "old.jks";
  }

  private static String holdingKey(TestIdentity root, FixFolder folder) throws IOException {
    TestIdentity own = Authority.clientDraft("svc").issuedBy(root);
    Certificate[] chain = {own.certificate()};
    folder.file(
        "keys.p12",
        stored(
            "PKCS12",
            store ->
                store.setKeyEntry("key", own.keys().getPrivate(), PASSWORD.toCharArray(), chain)));
    return "keys.p12";
  }

  /** Certificates without the attribute by which Java knows that they are trusted. */
  private static String ofOpenssl(TestIdentity root, FixFolder folder)
      throws IOException, InterruptedException {
    String line =
        "openssl pkcs12 -export -nokeys -in ROOT.pem -out bare.p12 -passout pass:" + PASSWORD;
    if (!folder.runs(line)) {
      throw new IOException(folder.said());
    }
    return "bare.p12";
  }

  /** Puts something into a key store. */
  @FunctionalInterface
  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
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
