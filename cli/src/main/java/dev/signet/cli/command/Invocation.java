// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.ConfigCode;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.ConfigurationFile;
import dev.signet.cli.config.ConfigurationReading;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.Refusal;
import dev.signet.explain.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What every command is given: where to speak, and the options that all commands share.
 *
 * @param console the standard streams
 * @param environment the process's environment
 * @param data the data directory, which need not exist yet
 * @param config the settings file that {@code --config} names
 */
record Invocation(
    Console console, Map<String, String> environment, Path data, Optional<Path> config) {
  /** The settings file in use. */
  Path settingsFile() {
    return config.orElseGet(() -> data.resolve("signet.toml"));
  }

  /** The settings, all of them right; otherwise every mistake in them is thrown. */
  Configuration configuration() {
    if (config.isPresent() && !Files.exists(config.get())) {
      throw Finding.about(ConfigCode.SETTINGS_ABSENT)
          .subject(config.get().toString())
          .toException();
    }
    return sound(ConfigurationFile.read(settingsFile()));
  }

  /** What a reading says, or its mistakes as an exception. */
  static Configuration sound(ConfigurationReading reading) {
    return switch (reading) {
      case ConfigurationReading.Sound(Configuration configuration) -> configuration;
      case ConfigurationReading.Faulty faulty -> throw new Refusal(faulty.report());
    };
  }

  /**
   * The data directory where no option names one (XDG Base Directory Specification).
   *
   * @param environment the process's environment
   */
  static Path usualData(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    // The specification: a relative path here is invalid and must be ignored.
    if (xdg.startsWith("/")) {
      return Path.of(xdg, "signet");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return Path.of(home, ".local", "share", "signet");
  }
}
