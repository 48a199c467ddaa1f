// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRulesTest {
  private static final String ABSENT = "/nonexistent/roots";

  private static List<Finding> judge(Map<String, String> environment, Dialect dialect) {
    CaseFile file = new KnownCase(Instant.EPOCH).speaking(dialect).environment(environment).file();
    return FileRules.warnings().stream()
        .map(rule -> rule.judge(file))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Finding> judge(String variable, String value) {
    return judge(Map.of(variable, value), Dialect.HTTPS);
  }

  @Test
  void eachSettingHasTheCauseOfItsOwnPrograms() {
    assertThat(judge("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + ABSENT))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(FileCause.STORE_FILE_ABSENT);
          assertThat(finding.subject()).isEqualTo(ABSENT);
          assertThat(finding.wanted()).contains("javax.net.ssl.trustStore");
        });
    assertThat(judge("REQUESTS_CA_BUNDLE", ABSENT))
        .extracting(Finding::code)
        .containsExactly(FileCause.BUNDLE_ABSENT);
    assertThat(judge("NODE_EXTRA_CA_CERTS", ABSENT))
        .extracting(Finding::code)
        .containsExactly(FileCause.STORE_VARIABLE_WRONG);
  }

  @Test
  void severalSettingsMayBeWrongAtATime() {
    Map<String, String> both = Map.of("SSL_CERT_FILE", ABSENT, "NODE_TLS_REJECT_UNAUTHORIZED", "0");
    assertThat(judge(both, Dialect.HTTPS))
        .extracting(Finding::code)
        .containsExactly(FileCause.STORE_VARIABLE_WRONG, DatabaseCause.VERIFICATION_SWITCHED_OFF);
  }

  @Test
  void theRootsOfLibpqMatterToPostgresqlAlone() {
    Map<String, String> verify = Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", ABSENT);
    assertThat(judge(verify, Dialect.HTTPS)).isEmpty();
    assertThat(judge(verify, Dialect.POSTGRES))
        .extracting(Finding::code)
        .containsExactly(DatabaseCause.LIBPQ_ROOT_ABSENT);
  }

  @Test
  void verificationIsOffByTheValueThatTheProgramReads() {
    assertThat(judge("GIT_SSL_NO_VERIFY", "true"))
        .extracting(Finding::code)
        .containsExactly(DatabaseCause.VERIFICATION_SWITCHED_OFF);
    assertThat(judge("GIT_SSL_NO_VERIFY", "false")).isEmpty();
    assertThat(judge("NODE_TLS_REJECT_UNAUTHORIZED", "1")).isEmpty();
    assertThat(judge("NODE_TLS_REJECT_UNAUTHORIZED", "")).isEmpty();
  }

  @Test
  void javaThatIsToldToSpeakDisabledVersionsAloneHasNone() {
    assertThat(judge("JAVA_TOOL_OPTIONS", "-Djdk.tls.client.protocols=TLSv1.1,TLSv1"))
        .extracting(Finding::code)
        .containsExactly(HandshakeCause.LOCAL_VERSIONS_DISABLED);
    assertThat(judge("JAVA_TOOL_OPTIONS", "-Djdk.tls.client.protocols=TLSv1.1,TLSv1.2")).isEmpty();
    assertThat(judge("JAVA_TOOL_OPTIONS", "-Djdk.tls.client.protocols=")).isEmpty();
  }

  @Test
  void aKeyThatOthersCanReadIsToldToWhoeverConnectsToPostgresql(@TempDir Path folder)
      throws IOException {
    Path certificate = Files.createFile(folder.resolve("client.pem"));
    Path key = Files.createFile(folder.resolve("client.key"));
    Map<String, String> environment =
        Map.of("PGSSLCERT", certificate.toString(), "PGSSLKEY", key.toString());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(judge(environment, Dialect.POSTGRES))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(FileCause.KEY_FILE_EXPOSED);
          assertThat(finding.remedies().getFirst().command()).isEqualTo("chmod 600 " + key);
        });
    assertThat(judge(environment, Dialect.HTTPS)).isEmpty();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(judge(environment, Dialect.POSTGRES)).isEmpty();
  }
}
