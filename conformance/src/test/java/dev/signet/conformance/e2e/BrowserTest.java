// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A person with a browser. The screenshots stay under {@code target/screenshots}. */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final String PASSWORD = "correct-horse-battery-staple-7";

  @TempDir private static Path folder;
  private RunningSignet signet;

  @BeforeAll
  void start() {
    signet = RunningSignet.start(folder.resolve("data"));
    signet.commandWith(PASSWORD + "\n", "user", "add", "ada", "--password-stdin").succeeded();
  }

  @AfterAll
  void stop() {
    signet.close();
  }

  @Test
  void aPersonSignsInIsToldWhichRoleIsMissingGetsItSeesThePageAndSignsOut() throws IOException {
    try (WebDriver browser = new WebDriver(WebDriver.homeTrusting(folder, signet.rootPem()))) {
      assertThat(browser.open(signet.url("/premium/workout"))).isEmpty();
      assertThat(browser.address()).contains("/auth/login?");
      browser.screenshot(SCREENSHOTS.resolve("1-login.png"));

      browser.type("input[name=username]", "ada");
      browser.type("input[name=password]", "wrong-password-entirely");
      browser.click("button[type=submit]");
      assertThat(browser.arrival("/auth/login")).endsWith("/auth/login");
      browser.screenshot(SCREENSHOTS.resolve("2-login-refused.png"));

      browser.type("input[name=password]", PASSWORD);
      browser.click("button[type=submit]");
      assertThat(browser.arrival("/premium/workout"))
          .as("lands where it wanted to go")
          .endsWith("/premium/workout");
      assertThat(browser.text()).contains("premium");
      browser.screenshot(SCREENSHOTS.resolve("3-role-missing.png"));

      signet.command("user", "role", "ada", "--grant", "premium").succeeded();
      assertThat(browser.open(signet.url("/premium/workout"))).isEmpty();
      assertThat(browser.text()).containsIgnoringCase("workout");
      browser.screenshot(SCREENSHOTS.resolve("4-premium.png"));
      assertThat(browser.cookies()).contains("__Host-signet");

      assertThat(browser.open(signet.url("/auth/logout"))).isEmpty();
      browser.click("button[type=submit]");
      browser.screenshot(SCREENSHOTS.resolve("5-signed-out.png"));
      assertThat(browser.cookies()).doesNotContain("__Host-signet");
      assertThat(browser.open(signet.url("/free/steps"))).isEmpty();
      assertThat(browser.address()).contains("/auth/login?");
    }
  }

  @Test
  void aPersonChangesThePasswordAndALostOneIsSetByALink() throws IOException {
    signet.commandWith(PASSWORD + "\n", "user", "add", "bea", "--password-stdin").succeeded();
    try (WebDriver browser = new WebDriver(WebDriver.homeTrusting(folder, signet.rootPem()))) {
      browser.open(signet.url("/auth/password"));
      signIn(browser, "bea", PASSWORD);
      assertThat(browser.arrival("/auth/password")).endsWith("/auth/password");
      browser.type("input[name=current_password]", "wrong-password-entirely");
      browser.type("input[name=new_password]", "second " + PASSWORD);
      browser.click("button[type=submit]");
      assertThat(browser.textWith("is wrong")).contains("The current password is wrong");
      browser.screenshot(SCREENSHOTS.resolve("9-password-refused.png"));
      browser.type("input[name=current_password]", PASSWORD);
      browser.type("input[name=new_password]", "second " + PASSWORD);
      browser.click("button[type=submit]");
      assertThat(browser.textWith("is changed")).contains("Your password is changed");
      browser.screenshot(SCREENSHOTS.resolve("10-password-changed.png"));
      String link = signet.command("user", "link", "bea").succeeded().out().strip();
      browser.open(java.net.URI.create(link));
      assertThat(browser.text()).contains("bea");
      browser.type("input[name=password]", "third " + PASSWORD);
      browser.click("button[type=submit]");
      assertThat(browser.textWith("Your password is set")).contains("Your password is set");
      signIn(browser, "bea", "third " + PASSWORD);
      browser.arrival("/");
      assertThat(browser.cookies()).contains("__Host-signet");
    }
  }

  private static void signIn(WebDriver browser, String name, String password) {
    browser.type("input[name=username]", name);
    browser.type("input[name=password]", password);
    browser.click("button[type=submit]");
  }

  @Test
  void theSetupLinkMakesTheFirstAdministratorOnce() throws IOException {
    try (WebDriver browser = new WebDriver(WebDriver.homeTrusting(folder, signet.rootPem()))) {
      java.net.URI link = java.net.URI.create((String) signet.await("setup").get("url"));
      assertThat(browser.open(link)).isEmpty();
      browser.screenshot(SCREENSHOTS.resolve("6-setup.png"));
      browser.type("input[name=username]", "root-admin");
      browser.type("input[name=password]", PASSWORD);
      browser.click("button[type=submit]");
      browser.screenshot(SCREENSHOTS.resolve("7-setup-done.png"));
      assertThat(signet.command("user", "list").succeeded().out())
          .contains("root-admin")
          .contains("admin");
      browser.open(link);
      assertThat(browser.text()).as("the link works once").doesNotContain("root-admin");
      browser.screenshot(SCREENSHOTS.resolve("8-setup-again.png"));
    }
  }

  @Test
  void withoutTheRootTheBrowserRefuses() throws IOException {
    Path home = Files.createDirectories(folder.resolve("untrusting"));
    try (WebDriver browser = new WebDriver(home)) {
      browser.open(signet.url("/auth/login"));
      assertThat(browser.text()).contains("ERR_CERT_AUTHORITY_INVALID");
    }
  }
}
