// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Administration;
import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.ConfigCode;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.ConfigurationFile;
import dev.signet.cli.config.ConfigurationReading;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.Refusal;
import dev.signet.cli.up.Offices;
import dev.signet.cli.up.Up;
import dev.signet.cli.up.UpOptions;
import dev.signet.cli.up.Workplace;
import dev.signet.explain.Finding;
import dev.signet.trust.Machine;
import java.io.IOException;
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

  /**
   * Has an operation performed, by the process that runs on the data directory or without one. A
   * refusal is thrown.
   *
   * @return what {@code --json} prints
   */
  Map<String, Object> perform(Operation operation) {
    try (Administration administration = Offices.open(workplace(), operation)) {
      return administration.perform(operation);
    }
  }

  /**
   * Lets a running gateway read its settings now, and says what it notes; where none runs, the next
   * start reads them.
   */
  void settingsChanged() {
    Offices.running(workplace())
        .map(running -> running.perform(new Operation.Reload()))
        .ifPresent(answer -> Answers.texts(answer, "notes").forEach(console::say));
  }

  /** Runs a gateway until it is told to stop. */
  ExitCode up(UpOptions options) throws IOException {
    return new Up(console, workplace(), options).run();
  }

  /**
   * The data directory whose root this machine is to trust. Under {@code sudo} it is that of the
   * user who asked, where no option names one and root has none.
   */
  Path trustedData() {
    if (Files.exists(data) || !data.equals(usualData(environment))) {
      return data;
    }
    return Machine.current()
        .sudo()
        .map(user -> usualData(Map.of("HOME", user.home().toString())))
        .orElse(data);
  }

  /** What opening the data directory needs. */
  Workplace workplace() {
    return new Workplace(data, settingsFile(), this::configuration, environment);
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
