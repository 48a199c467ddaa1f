// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.ConfigurationFile;
import dev.signet.cli.config.ConfigurationReading;
import dev.signet.cli.config.RouteSetting;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Refusal;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.gateway.Gateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the running gateway follow the settings file. Either all of an edit is used or none of it:
 * where something in it is wrong, that is told and the old settings stay.
 */
final class Follower implements AutoCloseable {
  private final RunningGateway.Start start;
  private final Parts parts;
  private final Path file;
  private final ReentrantLock following = new ReentrantLock();
  private Configuration present;
  private @Nullable SettingsWatch watch;

  /**
   * What changes when the settings do.
   *
   * @param data whose directory holds the file
   * @param certificate gets the names of new hosts
   * @param gateway gets the routes
   * @param demo runs on, whatever else is added
   * @param signIn lets strangers make accounts, or does not
   */
  record Parts(
      OpenedDirectory data,
      GatewayCertificates certificate,
      Gateway gateway,
      Demo demo,
      SignIn signIn) {}

  Follower(RunningGateway.Start start, Parts parts) {
    this.start = start;
    this.parts = parts;
    this.file = start.place().settings();
    // Before ports were chosen for 0, so that an edit is compared with what was written.
    this.present = start.wanted();
  }

  /** Looks for edits from now on. */
  void watch() {
    watch = SettingsWatch.start(file, this::edited);
  }

  /**
   * Reads the file now; when this returns, requests go by it. A mistake in it is thrown, and
   * nothing changes.
   *
   * @return what {@code --json} prints
   */
  Map<String, Object> follow() {
    following.lock();
    try {
      Configuration wanted = read();
      List<Finding> notes = notes(wanted);
      if (!wanted.routes().equals(present.routes())) {
        use(wanted);
        start.announcer().followed(file, wanted.routes().size());
      }
      parts.signIn().allowRegistration(parts.demo().isOpen(wanted));
      present = wanted;
      notes.forEach(note -> start.console().tell(Report.of(note)));
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("routes", wanted.routes().stream().map(RouteSetting::name).toList());
      members.put("notes", notes.stream().map(Finding::headline).toList());
      return members;
    } finally {
      following.unlock();
    }
  }

  @Override
  public void close() {
    SettingsWatch open = watch;
    if (open != null) {
      open.close();
    }
  }

  private void edited() {
    try {
      follow();
    } catch (Refusal e) {
      tellKept(e.report());
    } catch (FindingException e) {
      tellKept(Report.of(e.finding()));
    }
  }

  private void tellKept(Report report) {
    List<Finding> all = new ArrayList<>(report.findings());
    all.add(Finding.about(CliCode.SETTINGS_KEPT).subject(file.toString()).build());
    start.console().tell(new Report(all));
  }

  private Configuration read() {
    return switch (ConfigurationFile.read(file)) {
      case ConfigurationReading.Sound(Configuration configuration) ->
          start.options().over(configuration);
      case ConfigurationReading.Faulty(Report report) -> throw new Refusal(report);
    };
  }

  // The name first and then the way to it, so that no visitor of a new host meets a certificate
  // without its name.
  private void use(Configuration wanted) {
    OwnNames names = OwnNames.of(wanted);
    Optional<Finding> refused = parts.certificate().rename(names);
    if (refused.isPresent()) {
      throw new FindingException(refused.get());
    }
    // Closed before the first application of one's own can be reached.
    parts.signIn().allowRegistration(parts.demo().isOpen(wanted));
    parts.gateway().replaceRoutes(RouteTables.of(parts.demo().with(wanted.routes()), names));
  }

  private List<Finding> notes(Configuration wanted) {
    List<Finding> notes = new ArrayList<>();
    boolean closes = parts.signIn().isRegistrationAllowed() && !parts.demo().isOpen(wanted);
    if (closes && wanted.registration().isEmpty()) {
      notes.add(Finding.about(CliCode.REGISTRATION_NOW_CLOSED).subject(file.toString()).build());
    }
    note(notes, "listeners", present.listeners(), wanted.listeners());
    note(notes, "limits", present.limits(), wanted.limits());
    note(notes, "database", present.database(), wanted.database());
    note(notes, "tokens.algorithm", present.algorithm(), wanted.algorithm());
    note(notes, "hsts", present.hstsSubdomains(), wanted.hstsSubdomains());
    note(notes, "ca", present.authority(), wanted.authority());
    note(notes, "tls", present.enrolment(), wanted.enrolment());
    return notes;
  }

  private void note(List<Finding> notes, String key, Object before, Object after) {
    if (!before.equals(after)) {
      notes.add(
          Finding.about(CliCode.RESTART_NEEDED).subject(file.toString()).with("key", key).build());
    }
  }
}
