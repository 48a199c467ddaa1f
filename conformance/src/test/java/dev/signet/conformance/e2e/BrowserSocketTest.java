// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser's WebSocket within its HTTP/2 connection (RFC 8441), through the gateway. */
@Tag("e2e")
class BrowserSocketTest {
  @TempDir private Path folder;

  @Test
  void aPagesSocketGoesBothWaysWithinHttp2AndEndsWithTheLogin() throws IOException {
    try (WebSocketApp app = WebSocketApp.start();
        RunningSignet signet =
            RunningSignet.start(folder.resolve("data"), "--upstream", app.url())) {
      signet
          .commandWith(Account.PASSWORD + "\n", "user", "add", "ada", "--password-stdin")
          .succeeded();
      try (WebDriver browser = new WebDriver(WebDriver.homeTrusting(folder, signet.rootPem()))) {
        browser.open(signet.url("/"));
        browser.type("input[name=username]", "ada");
        browser.type("input[name=password]", Account.PASSWORD);
        browser.click("button[type=submit]");
        assertThat(browser.textWith("heard " + WebSocketApp.LONG))
            .contains("page by h2", "heard hello", "heard " + WebSocketApp.LONG)
            .doesNotContain("closed");
        signet.command("user", "disable", "ada").succeeded();
        assertThat(browser.textWith("closed")).contains("closed");
      }
      assertThat(signet.terminate()).isZero();
    }
    Map<String, Object> line =
        Files.readAllLines(folder.resolve("data/access.log")).stream()
            .map(Json::object)
            .filter(each -> "/chat".equals(each.get("path")))
            .findFirst()
            .orElseThrow();
    // The log says that protocols were switched; in HTTP/2 the browser is told so by 200.
    assertThat(line).containsEntry("http", 2L).containsEntry("status", 101L);
    assertThat((Long) line.get("bytes")).isGreaterThan(WebSocketApp.LONG);
  }
}
