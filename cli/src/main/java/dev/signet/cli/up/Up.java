// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Listeners;
import dev.signet.cli.log.JsonLog;
import dev.signet.cli.log.LogFile;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Report;
import dev.signet.store.DataDirectory;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * {@code signet up}: opens the data directory, runs the gateway, and ends it when the process is
 * told to stop.
 */
public final class Up {
  private final Console console;
  private final Workplace place;
  private final UpOptions options;
  private final Announcer announcer;

  /**
   * A run.
   *
   * @param console where it says what it does
   * @param place the data directory and the settings
   * @param options what stands before the settings
   */
  public Up(Console console, Workplace place, UpOptions options) {
    this.console = console;
    this.place = place;
    this.options = options;
    this.announcer = new Announcer(console);
  }

  /** Runs until the process is told to stop; returns only when starting fails, by an exception. */
  public ExitCode run() {
    Configuration configuration = options.over(place.configuration().get());
    ProcessTls.speak(configuration.listeners().tlsProvider());
    HeadStart.begin();
    DataDirectory directory = DataDirectory.open(place.data());
    directory.repairs().forEach(finding -> console.tell(Report.of(finding)));
    JsonLog.to(new LogFile(DataFiles.log(directory.path())));
    RunningGateway gateway = RunningGateway.start(directory, start(configuration));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "stop"));
    gateway.announceReady();
    await(stopped);
    return ExitCode.FINE;
  }

  private RunningGateway.Start start(Configuration configuration) {
    return new RunningGateway.Start(
        place,
        options,
        configuration,
        withPorts(configuration),
        announcer,
        console,
        InstantSource.system());
  }

  // A signal would otherwise end the process with the signal's number; it was asked to stop and
  // did, which is no failure.
  private void stop(RunningGateway gateway) {
    try {
      announcer.stopped(gateway.stop());
    } catch (RuntimeException e) {
      System.getLogger(Up.class.getName()).log(System.Logger.Level.ERROR, "while stopping", e);
      announcer.stopped(false);
    }
    Runtime.getRuntime().halt(ExitCode.FINE.number());
  }

  private static Configuration withPorts(Configuration configuration) {
    Listeners wanted = configuration.listeners();
    return configuration.with(
        new Listeners(
            FreePort.choose(wanted.httpsPort(), wanted.addresses()),
            FreePort.choose(wanted.httpPort(), wanted.addresses()),
            wanted.addresses(),
            wanted.adminPort(),
            wanted.tlsProvider()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
