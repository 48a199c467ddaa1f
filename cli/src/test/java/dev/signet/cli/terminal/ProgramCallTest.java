// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are shown to be typed next work as they stand. */
class ProgramCallTest {
  private static final Path USUAL = Path.of("/users/ada/.local/share/signet");

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(ProgramCall.NAME_PROPERTY);
  }

  @Test
  void aCloneIsCalledByTheNameThatWorked() {
    System.setProperty(ProgramCall.NAME_PROPERTY, "./signet");
    ProgramCall call = call("up");
    assertThat(call.typed("signet trust install")).isEqualTo("./signet trust install");
    assertThat(call.typed("signet user --help")).isEqualTo("./signet user --help");
    assertThat(call.typed("signet explain | less")).isEqualTo("./signet explain | less");
  }

  @Test
  void aProgramOnThePathIsCalledByItsName() throws IOException {
    Path program = Files.writeString(folder.resolve("signet"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    System.setProperty(ProgramCall.NAME_PROPERTY, program.toString());
    Map<String, String> path = Map.of("PATH", "/nowhere::" + folder);
    assertThat(ProgramCall.of(path, USUAL, "up").typed("signet ca root"))
        .isEqualTo("signet ca root");
    Map<String, String> other = Map.of("PATH", "/nowhere");
    assertThat(ProgramCall.of(other, USUAL, "up").typed("signet ca root"))
        .isEqualTo(program + " ca root");
  }

  @Test
  void anotherDataDirectoryIsNamed() {
    assertThat(call("up", "--data", "/srv/signet").typed("signet user list"))
        .isEqualTo("signet user list --data /srv/signet");
    assertThat(call("user", "list", "--data=/srv/my data").typed("signet user list"))
        .isEqualTo("signet user list --data '/srv/my data'");
    assertThat(call("up", "--data", USUAL.toString()).typed("signet user list"))
        .isEqualTo("signet user list");
    assertThat(call("up", "--data", "here").typed("signet user list"))
        .isEqualTo("signet user list --data " + Path.of("here").toAbsolutePath());
    assertThat(call("up", "--config", "/etc/signet.toml").typed("signet route list"))
        .isEqualTo("signet route list --config /etc/signet.toml");
  }

  @Test
  void aCommandThatNamesADataDirectoryKeepsIt() {
    assertThat(call("up", "--data", "/srv/one").typed("signet up --data ~/signet-data"))
        .isEqualTo("signet up --data ~/signet-data");
  }

  @Test
  void anotherStartHasTheOptionsOfThisOne() {
    ProgramCall call =
        call("up", "--upstream", "http://127.0.0.1:8000", "--https-port=8443", "--data", "/srv/s");
    assertThat(call.typed("signet up --https-port 9443"))
        .isEqualTo("signet up --https-port 9443 --upstream http://127.0.0.1:8000 --data /srv/s");
    assertThat(call.typed("signet up"))
        .isEqualTo("signet up --upstream http://127.0.0.1:8000 --https-port=8443 --data /srv/s");
    assertThat(call.typed("signet up --help")).isEqualTo("signet up --help");
  }

  @Test
  void whatLooksAtNoInstallationNamesNone() {
    ProgramCall call = call("up", "--data", "/srv/signet");
    assertThat(call.typed("signet explain role-missing")).isEqualTo("signet explain role-missing");
    assertThat(call.typed("signet version")).isEqualTo("signet version");
  }

  @Test
  void otherProgramsAreLeftAlone() {
    ProgramCall call = call("up", "--data", "/srv/signet");
    assertThat(call.typed("df -h /srv")).isEqualTo("df -h /srv");
    assertThat(call.typed("signetd start")).isEqualTo("signetd start");
    assertThat(call.typed("")).isEmpty();
  }

  private static ProgramCall call(String... words) {
    return ProgramCall.of(Map.of("PATH", "/usr/bin"), USUAL, words);
  }
}
