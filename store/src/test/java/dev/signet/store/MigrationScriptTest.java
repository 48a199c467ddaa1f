// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationScriptTest {
  @Test
  void everyScriptInTheFolderIsNamedAndNoOther() throws Exception {
    Path folder = Path.of(MigrationScript.class.getResource(MigrationScript.FOLDER).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found = files.map(file -> file.getFileName().toString()).toList();
      assertThat(MigrationScript.NAMES).containsExactlyInAnyOrderElementsOf(found);
    }
  }

  @Test
  void theyAreNumberedWithoutGaps() {
    List<Integer> versions = MigrationScript.all().stream().map(MigrationScript::version).toList();
    assertThat(versions).isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
  }

  /** The words that only one of the two engines knows, or that they understand differently. */
  @Test
  void theyKeepToTheDialectThatBothDatabasesUnderstand() {
    for (MigrationScript script : MigrationScript.all()) {
      assertThat(script.text().replaceAll("--.*", "").toLowerCase(java.util.Locale.ROOT))
          .as(script.name())
          .doesNotContainPattern(
              "\\b(bigserial|sequence|merge|jsonb?|autoincrement|timestamp|blob|varchar|now)\\b");
    }
  }
}
