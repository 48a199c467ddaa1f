// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.conformance.CaseLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("e2e")
class TrustSuiteTest {
  /** Two that every machine has which can build this: curl or the Java that runs it, and more. */
  private static final int LEAST_CLIENTS = 2;

  private static final int PHASES = 3;

  private static final String OBSTACLE = "skipped\ttrust\t";

  private static final List<Path> REAL_STORES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/ssl/certs/java/cacerts"),
          Path.of(System.getProperty("java.home"), "lib/security/cacerts"));

  @Test
  void everyProgramRefusesThenAcceptsThenRefusesAndThisMachineStaysAsItIs() throws Exception {
    CaseLog cases = new CaseLog(System.out);
    Map<Path, String> before = realStores();
    new TrustSuite().with(List.of("--without-undo")).run(cases);
    assertThat(realStores()).isEqualTo(before);
    Optional<String> obstacle =
        cases.lines().stream().filter(line -> line.startsWith(OBSTACLE)).findFirst();
    assumeTrue(obstacle.isEmpty(), obstacle.orElse("").replace(OBSTACLE, ""));
    assertThat(cases.isGood()).as(String.join("\n", cases.lines())).isTrue();
    assertThat(cases.lines().stream().filter(line -> line.matches("passed.*(accepts|refuses)")))
        .hasSizeGreaterThanOrEqualTo(LEAST_CLIENTS * PHASES);
  }

  private static Map<Path, String> realStores() throws Exception {
    Map<Path, String> stores = new LinkedHashMap<>();
    for (Path file : REAL_STORES) {
      if (Files.isReadable(file)) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        stores.put(file, HexFormat.of().formatHex(hash));
      }
    }
    return stores;
  }
}
