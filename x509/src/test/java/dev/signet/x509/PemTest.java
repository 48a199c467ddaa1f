// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.explain.Code;
import dev.signet.explain.FindingException;
import dev.signet.testkit.TestCa;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PemTest {
  private static final TestCa CA = TestCa.create();
  private static final String ROOT = CA.root().pem();
  private static final String OTHER = CA.intermediate().pem();

  static void assertFinding(Code code, ThrowingCallable call) {
    assertThatExceptionOfType(FindingException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.finding().code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.finding().headline()).doesNotContain("{"));
  }

  private static List<Certificate> read(String text) {
    return Certificate.readAll(text.getBytes(UTF_8));
  }

  @Test
  void textAroundTheBlocksIsPassedOver() {
    String text = "\ufeffsubject=CN = a\n" + ROOT + "\nissuer=CN = b: c\n\n" + OTHER + "trailing";
    assertThat(read(text)).hasSize(2);
  }

  @Test
  void lineEndsOfWindowsSpacesAndLongLinesAreRead() {
    assertThat(read(ROOT.replace("\n", "\r\n"))).isEqualTo(read(ROOT));
    assertThat(read(ROOT.replace("\n", "  \n  "))).isEqualTo(read(ROOT));
    String body = ROOT.replaceAll("-----[A-Z ]+-----", "").replace("\n", "");
    String oneLine = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----";
    assertThat(read(oneLine)).isEqualTo(read(ROOT));
  }

  @Test
  void derIsReadToo() {
    assertThat(Certificate.readAll(CA.root().der())).isEqualTo(read(ROOT));
  }

  @Test
  void writtenBlocksAreRead() {
    Certificate root = read(ROOT).getFirst();
    assertThat(root.toPem()).isEqualTo(ROOT);
    assertThat(root.toPem().lines().mapToInt(String::length).max()).hasValue(64);
  }

  @Test
  void aMissingBlockTellsWhichOnesAreThere() {
    byte[] key = CA.root().keyPem().getBytes(UTF_8);
    assertThatExceptionOfType(FindingException.class)
        .isThrownBy(() -> Certificate.readAll(key))
        .satisfies(e -> assertThat(e.finding().code()).isEqualTo(X509Code.PEM_BLOCK_MISSING))
        .satisfies(e -> assertThat(e.finding().found()).isEqualTo("blocks of PRIVATE KEY"))
        .satisfies(e ->
            assertThat(e.finding().headline()).isEqualTo("There is no CERTIFICATE in this file"));
  }

  @Test
  void aBlockThatIsCutOffIsRefusedWithItsLine() {
    String cut = "junk\n" + ROOT.substring(0, ROOT.indexOf("-----END"));
    assertThatExceptionOfType(FindingException.class)
        .isThrownBy(() -> read(cut))
        .satisfies(e -> assertThat(e.finding().parameters()).containsEntry("line", "2"));
    assertFinding(X509Code.PEM_MALFORMED, () -> read(cut + OTHER));
  }

  @Test
  void whatIsNotBase64IsRefused() {
    assertFinding(X509Code.PEM_MALFORMED, () -> read(ROOT.replace("MII", "M!I")));
    assertFinding(
        X509Code.PEM_MALFORMED,
        () -> read(ROOT.replace("CERTIFICATE-----\nMII", "CERTIFICATE-----\nDEK-Info: x\nMII")));
  }

  @Test
  void blocksThatHoldNoCertificateAreRefused() {
    String empty = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    assertFinding(X509Code.CERTIFICATE_MALFORMED, () -> read(empty));
  }
}
