// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.RouteSetting;
import dev.signet.cli.terminal.CliCode;
import dev.signet.examples.fitness.FitnessApp;
import dev.signet.examples.fitness.FitnessSettings;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.identity.AccessRule;
import dev.signet.identity.AssertionVerifier;
import dev.signet.identity.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The demonstration behind the gateway, while there is nothing else behind it. */
final class Demo implements AutoCloseable {
  private static final String HOME = "fitness";
  private static final String FREE = "fitness-free";
  private static final String PREMIUM = "fitness-premium";

  private final Optional<FitnessApp> application;

  private Demo(Optional<FitnessApp> application) {
    this.application = application;
  }

  /** Starts it where neither the command line nor the settings name an application. */
  static Demo startWhereWanted(RunningGateway.Start start, OpenedDirectory data, SignIn signIn) {
    return new Demo(isWanted(start) ? Optional.of(start(start, data, signIn)) : Optional.empty());
  }

  /**
   * Whether strangers may make accounts: where nothing is said, in front of the demonstration
   * alone.
   */
  static boolean isOpen(RunningGateway.Start start) {
    return start
        .configuration()
        .registration()
        .map(wanted -> wanted == Configuration.Registration.OPEN)
        .orElseGet(() -> isWanted(start));
  }

  /** The same for settings that are followed while the gateway runs. */
  boolean isOpen(Configuration wanted) {
    return wanted
        .registration()
        .map(said -> said == Configuration.Registration.OPEN)
        .orElseGet(() -> isRunning() && wanted.routes().isEmpty());
  }

  /**
   * The routes with its own behind them, where it runs and nothing else has their place or name.
   */
  List<RouteSetting> with(List<RouteSetting> others) {
    List<RouteSetting> all = new ArrayList<>(others);
    routes().stream()
        .filter(own -> others.stream().noneMatch(other -> isInTheWay(other, own)))
        .forEach(all::add);
    return all;
  }

  /** Whether it runs. */
  boolean isRunning() {
    return application.isPresent();
  }

  @Override
  public void close() {
    application.ifPresent(FitnessApp::close);
  }

  private List<RouteSetting> routes() {
    if (application.isEmpty()) {
      return List.of();
    }
    URI upstream = URI.create("http://127.0.0.1:" + application.get().address().getPort());
    return List.of(
        route(HOME, "/", upstream, new AccessRule.Open()),
        route(FREE, "/free", upstream, AccessRule.signedIn()),
        route(PREMIUM, "/premium", upstream, new AccessRule.SignedIn(Set.of(Role.PREMIUM))));
  }

  private static RouteSetting route(String name, String path, URI upstream, AccessRule rule) {
    return new RouteSetting(name, RouteSetting.OWN_HOSTS, path, upstream, rule, false);
  }

  private static boolean isInTheWay(RouteSetting other, RouteSetting own) {
    return other.name().equals(own.name())
        || (other.host().equals(own.host()) && other.path().equals(own.path()));
  }

  private static boolean isWanted(RunningGateway.Start start) {
    return start.configuration().routes().isEmpty();
  }

  private static FitnessApp start(RunningGateway.Start start, OpenedDirectory data, SignIn signIn) {
    AssertionVerifier gateway =
        AssertionVerifier.of(
            signIn.keys(), start.address(), Set.of(HOME, FREE, PREMIUM), start.clock());
    Path database = data.path().resolve("fitness.db");
    try {
      PrivateFolder.makeFile(database);
      return FitnessApp.start(new FitnessSettings(0, database, gateway));
    } catch (IOException | SQLException e) {
      throw new FindingException(
          Finding.about(CliCode.DEMO_FAILED)
              .subject(database.toString())
              .found(String.valueOf(e.getMessage()))
              .build(),
          e);
    }
  }
}
