// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path folder;

  @Test
  void anEqualTextPasses() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
    Golden.in(folder).matches("a.txt", "one\ntwo\n");
  }

  @Test
  void theFirstLineThatDiffersIsTold() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.in(folder).matches("a.txt", "one\nthree\n"))
        .withMessageContaining("line 2")
        .withMessageContaining("wanted: two")
        .withMessageContaining("found:  three");
  }

  @Test
  void aLineEndThatIsMissingIsADifference() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "one\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.in(folder).matches("a.txt", "one"));
  }

  @Test
  void anAbsentFileFailsAndSaysHowToWriteIt() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.in(folder).matches("b.txt", "x"))
        .withMessageContaining("-Dgolden.update=true");
    assertThat(folder).isEmptyDirectory();
  }
}
