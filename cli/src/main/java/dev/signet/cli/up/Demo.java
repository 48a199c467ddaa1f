// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.RouteSetting;
import java.util.ArrayList;
import java.util.List;

/** The demonstration behind the gateway, while there is nothing else behind it. */
final class Demo implements AutoCloseable {
  private final List<RouteSetting> routes;
  private final AutoCloseable application;

  private Demo(List<RouteSetting> routes, AutoCloseable application) {
    this.routes = List.copyOf(routes);
    this.application = application;
  }

  /** Starts it where neither the command line nor the settings name an application. */
  static Demo startWhereWanted(RunningGateway.Start start, OpenedData data, SignIn signIn) {
    return new Demo(List.of(), () -> {});
  }

  /** Whether a start with these settings has nothing of its own behind the gateway. */
  static boolean isWanted(RunningGateway.Start start) {
    return start.configuration().routes().isEmpty();
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

  /** Whether it runs. */
  boolean isRunning() {
    return !routes.isEmpty();
  }

  /** Its routes behind others. */
  List<RouteSetting> with(List<RouteSetting> others) {
    List<RouteSetting> all = new ArrayList<>(others);
    all.addAll(routes);
    return all;
  }

  @Override
  public void close() {
    try {
      application.close();
    } catch (Exception e) {
      System.getLogger(Demo.class.getName()).log(System.Logger.Level.WARNING, "demo", e);
    }
  }
}
