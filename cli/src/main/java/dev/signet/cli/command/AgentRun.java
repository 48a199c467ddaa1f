// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.enrol.EnrolEvent;
import dev.signet.enrol.EnrolmentPlan;
import dev.signet.enrol.GatewayCertificate;
import dev.signet.enrol.HostFiles;
import dev.signet.enrol.acme.AcmeEnroller;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet agent run}. */
@Command(
    name = "run",
    description = "Gets a certificate and renews it until stopped. The key never leaves this host.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet agent run db.localhost --directory https://localhost:8443/acme/directory --root"
          + " root.pem --out certs",
      "  signet agent run \"*.example.org\" --directory URL --out certs --hook ./zone --once"
    })
final class AgentRun implements Action {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Mixin AgentOptions options = new AgentOptions();

  @Option(names = "--once", description = "Does what is due now and ends, as a timer wants it.")
  boolean once;

  @Override
  public ExitCode perform(Invocation invocation) {
    Console console = invocation.console();
    InstantSource clock = InstantSource.system();
    Path out = options.out.toAbsolutePath().normalize();
    Path state = HostFiles.state(out);
    SecureRandom random = new SecureRandom();
    EnrolmentPlan plan =
        new EnrolmentPlan(
            state.resolve("certificate.pem"), () -> List.copyOf(options.names), clock, random);
    HostFiles files = new HostFiles(out, state, Optional.ofNullable(options.reload));
    AcmeEnroller enroller =
        new AcmeEnroller(
            options.server(), state.resolve("account.pem"), options.proofs(clock), clock, random);
    Round round = new Round(console, plan, enroller, files);
    return once ? round.once() : round.forever();
  }

  /** What is done again and again. */
  private record Round(
      Console console, EnrolmentPlan plan, AcmeEnroller enroller, HostFiles files) {
    ExitCode once() {
      try (GatewayCertificate _ = GatewayCertificate.open(plan, enroller, this::tell)) {
        Optional<Finding> failed = files.settle(plan.file());
        failed.ifPresent(finding -> console.tell(Report.of(finding)));
        return failed.map(finding -> ExitCode.of(finding.code().category())).orElse(ExitCode.FINE);
      }
    }

    ExitCode forever() {
      Duration pause = FIRST_PAUSE;
      Optional<GatewayCertificate> certificate = Optional.empty();
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Finding> failed = Optional.empty();
        try {
          if (certificate.isEmpty()) {
            GatewayCertificate opened = GatewayCertificate.open(plan, enroller, this::tell);
            opened.start();
            certificate = Optional.of(opened);
          }
          failed = files.settle(plan.file());
        } catch (FindingException e) {
          failed = Optional.of(e.finding());
        }
        failed.ifPresent(finding -> console.tell(Report.of(finding)));
        pause = failed.isPresent() ? longer(pause) : FIRST_PAUSE;
        sleep(pause);
      }
      certificate.ifPresent(GatewayCertificate::close);
      return ExitCode.FINE;
    }

    private static Duration longer(Duration pause) {
      Duration doubled = pause.multipliedBy(2);
      return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static void sleep(Duration pause) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void tell(EnrolEvent event) {
      switch (event) {
        case EnrolEvent.Reused(Certificate reused) -> say("kept", reused);
        case EnrolEvent.Renewed(Certificate fresh, var _) -> say("got", fresh);
        case EnrolEvent.Failed(Finding finding, var _) -> console.tell(Report.of(finding));
      }
    }

    private void say(String what, Certificate certificate) {
      if (console.json()) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", what);
        members.put("serial", certificate.serialText());
        members.put("not_after", certificate.validity().notAfter().toString());
        console.object(members);
      } else {
        console.say(
            what + " " + certificate.shortText() + ", until " + certificate.validity().notAfter());
      }
    }
  }
}
