// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private static final Finding TAKEN =
      Finding.about(SampleCode.PORT_TAKEN)
          .subject("127.0.0.1:8443")
          .wanted("a free port")
          .found("held by process 4711")
          .with("port", "8443")
          .with("free", "9443")
          .build();

  @Test
  void aReportReadsAsItsGolden() throws IOException {
    Report report = new Report(List.of(Finding.of(SampleCode.CLOCK_SKEWED), TAKEN));
    assertThat(TextRendering.of(report)).isEqualTo(golden("port-taken.txt"));
  }

  @Test
  void aFindingIsTheJsonOfItsGolden() throws IOException {
    assertThat(JsonRendering.of(TAKEN) + "\n").isEqualTo(golden("port-taken.json"));
  }

  @Test
  void aReportIsAnObjectWithItsFindings() {
    assertThat(JsonRendering.of(Report.of(TAKEN)))
        .isEqualTo("{\"version\":1,\"findings\":[" + JsonRendering.of(TAKEN) + "]}");
  }

  @Test
  void aTextNeverHasMoreThanTwelveLinesAndNeverARemedyWithoutItsCommand() {
    String text = TextRendering.of(Report.of(Finding.of(SampleCode.MANY_REMEDIES)));
    assertThat(text.lines()).hasSizeLessThanOrEqualTo(TextRendering.MAX_LINES);
    assertThat(text).endsWith("  fix:    Five.\n").doesNotContain("fix:    Six");
    String full =
        TextRendering.of(
            Report.of(
                Finding.about(SampleCode.MANY_REMEDIES)
                    .subject("s")
                    .wanted("w")
                    .found("f")
                    .build()));
    assertThat(full.lines()).hasSizeLessThanOrEqualTo(TextRendering.MAX_LINES);
    assertThat(full).endsWith("  try:    three\n");
  }

  @Test
  void evidenceCannotPaintTheTerminalOrForgeALine() {
    Finding hostile =
        Finding.about(SampleCode.CLOCK_SKEWED).found("\u001b[2J\nok: all is well\u202e").build();
    String text = TextRendering.of(Report.of(hostile));
    assertThat(text).contains("found:  \\u001b[2J\\u000aok: all is well\\u202e\n");
  }

  @Test
  void longEvidenceIsCut() {
    assertThat(Printable.line("x".repeat(5000))).hasSize(Printable.MAX_CHARS + 1).endsWith("…");
  }

  @Test
  void jsonEscapesWhatRfc8259Wants() {
    Finding odd = Finding.about(SampleCode.CLOCK_SKEWED).found("\"\\\t\u007f\ud83d\ude00é").build();
    assertThat(JsonRendering.of(odd))
        .contains("\"found\":\"\\\"\\\\\\u0009\\u007f\\ud83d\\ude00é\"");
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream = RenderingTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
