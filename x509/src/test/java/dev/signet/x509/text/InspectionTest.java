// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import dev.signet.testkit.Golden;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Crl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field with its sentence, as people and programs read it. */
class InspectionTest {
  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Path.of("src", "test", "resources", "inspect", name + ".pem"));
  }

  private static void assertGolden(String name, Inspection inspection) {
    Golden.files().matches("inspect/" + name + ".txt", inspection.toText());
    Golden.files().matches("inspect/" + name + ".json", inspection.toJson() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "intermediate", "server", "expired"})
  void certificates(String name) throws IOException {
    Certificate certificate = Certificate.readAll(sample(name)).getFirst();
    assertGolden(name, Inspection.of(certificate, FixedClock.START));
  }

  @Test
  void requests() throws IOException {
    assertGolden("request", Inspection.of(CertificateRequest.readFile(sample("request"))));
  }

  @Test
  void revocationLists() throws IOException {
    Crl crl = Crl.readFile(sample("list"));
    assertGolden("list", Inspection.of(crl, FixedClock.START));
    assertThat(Inspection.of(crl, FixedClock.START.plusSeconds(100_000)).toText())
        .contains("A newer list should be there by now");
  }

  @Test
  void aHostileNameCannotRepaintTheTerminal() {
    dev.signet.testkit.TestIdentity odd =
        dev.signet.testkit.TestCa.create().draft("CN=a\u001b[2Jb\nc").selfSigned();
    Inspection inspection = Inspection.of(Certificate.read(odd.der()), FixedClock.START);
    assertThat(inspection.toText()).doesNotContain("\u001b").contains("\\u001b[2Jb\\u000ac");
  }
}
