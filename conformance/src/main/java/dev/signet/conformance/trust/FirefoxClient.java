// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Firefox without a window, on a profile where it looks for them itself. */
final class FirefoxClient implements SiteClient {
  /** Firefox writes the port of its remote control there. */
  private static final String PORT_FILE = "MarionetteActivePort";

  /** A start takes three seconds on an idle machine. */
  private static final int START_SECONDS = 90;

  private static final int PAUSE_MILLIS = 50;

  /** Nothing from a cache, nothing asked outside this machine. */
  private static final String SETTINGS =
      """
      user_pref("marionette.port", 0);
      user_pref("browser.cache.disk.enable", false);
      user_pref("browser.cache.memory.enable", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("app.update.disabledForTesting", true);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("browser.safebrowsing.downloads.enabled", false);
      user_pref("services.settings.server", "data:,");
      """;

  private final MachineCopy machine;
  private final Path profile;

  /** A Firefox that gets a profile in the user's home folder. */
  FirefoxClient(MachineCopy machine) throws IOException {
    this.machine = machine;
    this.profile =
        Files.createDirectories(machine.home().resolve(".mozilla/firefox/test.default-esr"));
    Files.writeString(profile.resolve("user.js"), SETTINGS);
  }

  @Override
  public String name() {
    return "Firefox";
  }

  @Override
  public Optional<String> missing() {
    return MachineCopy.isInstalled("firefox-esr")
        ? Optional.empty()
        : Optional.of("firefox-esr is not installed");
  }

  @Override
  public Pattern refusal() {
    return Pattern.compile("SEC_ERROR_UNKNOWN_ISSUER|insecure certificate");
  }

  @Override
  public String open(URI page) {
    try {
      Files.deleteIfExists(profile.resolve(PORT_FILE));
      Process firefox =
          machine.start(
              List.of("firefox-esr", "--headless", "--marionette", "--profile", profile.toString()),
              machine.folder().resolve("firefox-talk"));
      try (Marionette control = new Marionette(awaitPort(firefox))) {
        String went = control.ask("WebDriver:Navigate", "{\"url\":\"" + page + "\"}");
        String source = control.ask("WebDriver:GetPageSource", "{}");
        control.ask("Marionette:Quit", "{\"flags\":[\"eForceQuit\"]}");
        firefox.waitFor(START_SECONDS, TimeUnit.SECONDS);
        return went + "\n" + source.replace("\\\"", "\"");
      } finally {
        firefox.descendants().forEach(ProcessHandle::destroyForcibly);
        firefox.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private int awaitPort(Process firefox) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    Path file = profile.resolve(PORT_FILE);
    while (System.nanoTime() < end && firefox.isAlive()) {
      if (Files.exists(file) && !Files.readString(file).isBlank()) {
        return Integer.parseInt(Files.readString(file).strip());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IOException("Firefox does not start");
  }
}
