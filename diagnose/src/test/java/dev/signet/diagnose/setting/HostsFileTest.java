// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("hosts"), text);
  }

  @Test
  void theFirstLineWithTheNameDecides() throws IOException {
    Path file = file("127.0.0.1 localhost\n10.0.0.1\tdb.internal DB\n10.0.0.2 db\n");
    assertThat(HostsFile.address(file, "db")).contains("10.0.0.1");
    assertThat(HostsFile.address(file, "DB.internal")).contains("10.0.0.1");
  }

  @Test
  void commentsAndAddressesAreNoNames() throws IOException {
    Path file = file("# 10.0.0.1 db\n10.0.0.2 web # db\n\n10.0.0.3\n");
    assertThat(HostsFile.address(file, "db")).isEmpty();
    assertThat(HostsFile.address(file, "10.0.0.3")).isEmpty();
  }

  @Test
  void aMachineWithoutTheFileHasNoAddresses() {
    assertThat(HostsFile.address(folder.resolve("absent"), "db")).isEmpty();
  }
}
