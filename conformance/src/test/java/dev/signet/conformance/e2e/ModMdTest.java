// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache's mod_md against a running gateway: the web server gets its certificate by itself. */
class ModMdTest {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
  private static final String HOST = "nine.localhost";
  private static final int LIMIT_SECONDS = 60;

  @TempDir private Path folder;
  private AcmeStage stage;
  private Process apache;

  @BeforeEach
  void start() throws IOException {
    Installed.require("apache2");
    assumeTrue(Files.exists(MODULES.resolve("mod_md.so")), "mod_md is not installed");
    // Where it is started as root, its workers are somebody else and read the proofs.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    stage = AcmeStage.in(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (apache != null) {
      apache.destroy();
      apache.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    if (stage != null) {
      stage.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-01", "tls-alpn-01"})
  void itIssuesServesAndRenewsWhatWasRevoked(String challenge) throws Exception {
    Path store = folder.resolve("md");
    configure(challenge);
    apache =
        new ProcessBuilder("apache2", "-f", configuration(), "-DFOREGROUND")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("apache.out").toFile())
            .start();
    String first = activated(store, "");
    assertThat(stage.curl(HOST, stage.tlsPort).succeeded().out()).contains("nine is here");

    // It asks every second when to renew (RFC 9773), and a revocation says: now.
    stage.signet.command("cert", "revoke", serial()).succeeded();
    assertThat(activated(store, first)).isNotEqualTo(first);
    graceful();
    assertThat(stage.curl(HOST, stage.tlsPort).succeeded().out()).contains("nine is here");
  }

  /** The certificate that it serves once it has staged one and was told to read it. */
  private String activated(Path store, String before) throws Exception {
    Path staged = store.resolve("staging").resolve(HOST).resolve("pubcert.pem");
    Path active = store.resolve("domains").resolve(HOST).resolve("pubcert.pem");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      if (Files.exists(staged)) {
        graceful();
      }
      if (Files.exists(active) && !Files.readString(active).equals(before)) {
        return Files.readString(active);
      }
      Thread.sleep(500);
    }
    throw new AssertionError(AcmeStage.text(folder.resolve("error.log")));
  }

  private String serial() {
    String list = stage.signet.command("cert", "list", "--json").succeeded().out();
    return list.lines()
        .filter(line -> line.contains(HOST))
        .map(line -> Json.object(line).get("serial").toString())
        .findFirst()
        .orElseThrow();
  }

  private void graceful() {
    stage.run(Map.of(), List.of("apache2", "-f", configuration(), "-k", "graceful")).succeeded();
  }

  private String configuration() {
    return folder.resolve("apache.conf").toString();
  }

  private void configure(String challenge) throws IOException {
    Path pages = Files.createDirectories(folder.resolve("pages"));
    AcmeStage.write(pages.resolve("index.html"), "nine is here\n");
    StringBuilder modules = new StringBuilder();
    for (String module : List.of("mpm_event", "authz_core", "dir", "ssl", "md")) {
      modules.append("LoadModule %s_module %s/mod_%s.so\n".formatted(module, MODULES, module));
    }
    String user =
        "root".equals(System.getProperty("user.name")) ? "User www-data\nGroup www-data" : "";
    AcmeStage.write(
        Path.of(configuration()),
        """
        ServerRoot "%1$s"
        %2$s
        %3$s
        PidFile "%1$s/apache.pid"
        ErrorLog "%1$s/error.log"
        LogLevel warn md:debug
        ServerName localhost
        ServerAdmin a@b.test
        Listen 127.0.0.1:%4$d
        Listen 127.0.0.1:%5$d https
        DocumentRoot "%6$s"
        DirectoryIndex index.html
        Protocols http/1.1 acme-tls/1
        MDStoreDir "%1$s/md"
        MDCertificateAuthority %7$s
        MDCACertificateFile "%8$s"
        MDCertificateAgreement accepted
        MDContactEmail a@b.test
        MDPortMap http:%4$d https:%5$d
        MDCAChallenges %9$s
        MDBaseServer off
        MDCheckInterval 1s
        MDRetryDelay 1s
        MDActivationDelay 0s
        MDStapling off
        MDomain %10$s
        <VirtualHost *:%5$d>
          ServerName %10$s
          SSLEngine on
        </VirtualHost>
        """
            .formatted(
                folder,
                modules,
                user,
                stage.httpPort,
                stage.tlsPort,
                pages,
                stage.directory(),
                stage.signet.rootPem(),
                challenge,
                HOST));
  }
}
