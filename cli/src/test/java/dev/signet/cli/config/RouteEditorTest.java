// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import dev.signet.testkit.Golden;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command edits the file as a careful person would. */
class RouteEditorTest {
  private static final String WRITTEN =
      """
      # My gateway.
      registration = "closed"   # private

      [listeners]
      https_port = 8443

      # The shop, which Anna looks after.
      [[route]]
      name = "shop" # sic
      host='shop.localhost'
      upstream   = "http://127.0.0.1:3000"

      # The wiki.
      [[route]]
        name = "wiki"
        upstream = "http://127.0.0.1:3001"

      # The end.
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("signet.toml"), WRITTEN);
  }

  @Test
  void addingKeepsEveryCharacterThatWasThere() throws IOException {
    assertThat(new RouteEditor(file).add(route("blog")))
        .isInstanceOf(ConfigurationReading.Sound.class);
    assertThat(Files.readString(file).lines()).containsSubsequence(WRITTEN.lines().toList());
    Golden.files().matches("settings/edited-added.toml", Files.readString(file));
  }

  @Test
  void removingTakesTheRouteAndNothingElse() throws IOException {
    assertThat(new RouteEditor(file).remove("wiki")).isInstanceOf(ConfigurationReading.Sound.class);
    Golden.files().matches("settings/edited-removed.toml", Files.readString(file));
  }

  @Test
  void addingAndRemovingIsAsIfNothingHadBeen() throws IOException {
    RouteEditor editor = new RouteEditor(file);
    editor.add(route("blog"));
    editor.remove("blog");
    assertThat(Files.readString(file).strip()).isEqualTo(WRITTEN.strip());
  }

  @Test
  void theLastRouteCanBeRemovedAndAnotherAdded() throws IOException {
    Files.writeString(file, "# mine\n");
    RouteEditor editor = new RouteEditor(file);
    editor.add(route("blog"));
    assertThat(editor.remove("blog")).isInstanceOf(ConfigurationReading.Sound.class);
    assertThat(editor.add(route("blog"))).isInstanceOf(ConfigurationReading.Sound.class);
    assertThat(Files.readString(file)).startsWith("# mine\n");
  }

  @Test
  void aFileThatIsNotThereIsMadeForThisUserAlone() throws IOException {
    Path fresh = folder.resolve("fresh.toml");
    new RouteEditor(fresh).add(route("blog"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
        .isEqualTo("rw-------");
  }

  @Test
  void aNameThatIsTakenIsRefusedAndTheFileStays() throws IOException {
    ConfigurationReading reading = new RouteEditor(file).add(route("shop"));
    assertThat(reading).isInstanceOf(ConfigurationReading.Faulty.class);
    assertThat(Files.readString(file)).isEqualTo(WRITTEN);
  }

  @Test
  void aFileThatIsWrongAlreadyIsNotTouched() throws IOException {
    String broken = WRITTEN + "[[route]]\nnmae = \"x\"\n";
    Files.writeString(file, broken);
    assertThat(new RouteEditor(file).add(route("blog")))
        .isInstanceOf(ConfigurationReading.Faulty.class);
    assertThat(new RouteEditor(file).remove("shop"))
        .isInstanceOf(ConfigurationReading.Faulty.class);
    assertThat(Files.readString(file)).isEqualTo(broken);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> new RouteEditor(file).remove("shpo"))
        .isInstanceOf(FindingException.class)
        .hasMessageContaining("Did you mean shop?");
  }

  private static RouteSetting route(String name) {
    return RouteSetting.signedIn(name, name + ".localhost", URI.create("http://127.0.0.1:3002"));
  }
}
