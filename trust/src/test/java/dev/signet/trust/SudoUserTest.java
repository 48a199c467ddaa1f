// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator's command does to the stores of the user who asked for it. */
class SudoUserTest {
  private static final String USER = "nobody";

  @TempDir private Path folder;

  @Test
  void theHomeIsThatOfTheUserWhoAskedForIt() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
    Optional<SudoUser> user = SudoUser.of(Map.of("SUDO_USER", USER), new ProcessRunner());
    assertThat(user).hasValueSatisfying(found -> assertThat(found.home()).isAbsolute());
  }

  @Test
  void whereNobodyElseAskedThereIsNone() {
    ProcessRunner runner = new ProcessRunner();
    assertThat(SudoUser.of(Map.of(), runner)).isEmpty();
    assertThat(SudoUser.of(Map.of("SUDO_USER", "root"), runner)).isEmpty();
    assertThat(SudoUser.of(Map.of("SUDO_USER", "no such user"), runner)).isEmpty();
  }

  @Test
  void whatIsMadeInTheHomeIsThatUsers() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
    assumeTrue(TestMachine.has("certutil"), "certutil of libnss3-tools is not installed");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path home = Files.createDirectory(folder.resolve("home"));
    var users = home.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(home, users.lookupPrincipalByName(USER));
    Machine machine =
        new Machine(
            folder,
            home,
            Map.of("PATH", System.getenv("PATH")),
            new ProcessRunner(),
            Optional.of(new SudoUser(USER, home)));
    Certificate root = TestMachine.newRoot();
    TrustStore store = new NssStore(machine, home.resolve(".pki/nssdb"), "Chromium", "Chromium");
    assertThat(store.install(root)).isInstanceOf(Change.Made.class);
    assertThat(store.status(root)).isInstanceOf(TrustStore.Status.Trusted.class);
    assertThat(owners(home)).containsOnly(USER);
    assertThat(store.uninstall(root)).isInstanceOf(Change.Made.class);
    assertThat(owners(home)).containsOnly(USER);
  }

  private static List<String> owners(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> all = files.toList();
      assertThat(all).anyMatch(file -> file.endsWith("cert9.db"));
      return all.stream().map(SudoUserTest::owner).distinct().toList();
    }
  }

  private static String owner(Path file) {
    try {
      return Files.getOwner(file).getName();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
