// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.EnrolSetting;
import dev.signet.cli.config.EnrolSetting.RecordWriter;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.enrol.acme.AcmeEnroller;
import dev.signet.enrol.acme.AcmeServer;
import dev.signet.enrol.acme.DnsUpdateProofs;
import dev.signet.enrol.acme.HookProofs;
import dev.signet.enrol.acme.ProofShow;
import dev.signet.enrol.shared.AccountTable;
import dev.signet.enrol.shared.AlpnBoard;
import dev.signet.enrol.shared.HttpBoard;
import dev.signet.enrol.shared.NamedAuthority;
import dev.signet.enrol.shared.ProofTable;
import dev.signet.enrol.shared.SharedCertificates;
import dev.signet.enrol.shared.SharedGround;
import dev.signet.enrol.shared.WantedNames;
import dev.signet.enrol.shared.WantedNames.OnDemand;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sets up by our settings what gets certificates from other authorities. */
final class EnrolWiring {
  private final RunningGateway.Start start;
  private final EnrolSetting setting;
  private final SettingFolder folder;
  private final SharedGround ground;
  private final ProofTable proofs;
  private final AccountTable accounts;
  private final AlpnBoard handshakes;

  EnrolWiring(RunningGateway.Start start, SharedGround ground) {
    this.start = start;
    this.setting = start.configuration().enrolment();
    this.folder = new SettingFolder(start.place().settings());
    this.ground = ground;
    this.proofs = new ProofTable(ground.database(), ground.clock());
    this.handshakes = new AlpnBoard(proofs);
    this.accounts = new AccountTable(ground.database(), ground.keyring(), ground.clock());
  }

  /** Shows http-01, whichever node was asked for it. */
  HttpBoard board() {
    return new HttpBoard(proofs);
  }

  WantedNames names(Supplier<OwnNames> own) {
    EnrolSetting.Demand demand = setting.demand();
    boolean wildcards = setting.proof().challenge() == EnrolSetting.Challenge.DNS_01;
    Supplier<Set<String>> fixed =
        setting
            .names()
            .<Supplier<Set<String>>>map(names -> () -> Set.copyOf(names))
            .orElse(() -> own.get().certifiable(wildcards));
    return new WantedNames(fixed, new OnDemand(demand.names(), demand.perHour()));
  }

  SharedCertificates.Supply supply(LocalEnroller own) {
    List<NamedAuthority> far = setting.authorities().stream().map(this::named).toList();
    return new SharedCertificates.Supply(far, NamedAuthority.own(own), handshakes);
  }

  private NamedAuthority named(EnrolSetting.Authority authority) {
    AcmeServer server =
        new AcmeServer(
            authority.directory(),
            TrustedRoots.context(authority.root().map(folder::file)),
            new AcmeServer.Applicant(
                authority.contact(), authority.profile(), authority.binding().map(this::binding)));
    ProofShow show = show();
    return new NamedAuthority(
        authority.directory().toString(),
        () ->
            new AcmeEnroller(
                server, accounts.at(authority.directory()), show, start.clock(), ground.random()));
  }

  private AcmeServer.Binding binding(EnrolSetting.Binding by) {
    return AcmeServer.Binding.read(by.key(), folder.secret(by.file()))
        .orElseThrow(() -> wrong("eab_key_file", "a file with a MAC key in base64url", by.file()));
  }

  private ProofShow show() {
    return switch (setting.proof().challenge()) {
      case HTTP_01 -> board();
      case TLS_ALPN_01 -> handshakes();
      case DNS_01 -> records(setting.proof().record().orElseThrow());
    };
  }

  /** JSSE chooses a certificate before it says what the client offers. */
  private ProofShow handshakes() {
    if (start.configuration().listeners().tlsProvider() == TlsProvider.JDK) {
      throw Finding.about(CliCode.PROOF_NEEDS_ENGINE)
          .subject(start.place().settings().toString())
          .toException();
    }
    return handshakes;
  }

  private ProofShow records(RecordWriter writer) {
    return switch (writer) {
      case RecordWriter.Hook(String program) -> new HookProofs(hook(program), "dns-01");
      case RecordWriter.Update(var server, String zone, String key) ->
          new DnsUpdateProofs(server, zone, key(key));
    };
  }

  /** Seen now, and not by the first renewal in two months. */
  private Path hook(String program) {
    Path file = folder.file(program);
    if (!Files.isExecutable(file) || Files.isDirectory(file)) {
      throw wrong("hook", "a program that may be run", program);
    }
    return file;
  }

  private DnsUpdateProofs.Key key(String file) {
    return DnsUpdateProofs.Key.read(folder.secret(file))
        .orElseThrow(
            () -> wrong("dns_key_file", "a file with NAME:SECRET, the secret in base64", file));
  }

  /** What is in the file instead is not shown: it may be another secret. */
  private FindingException wrong(String setting, String wanted, String file) {
    return WrongValue.of("signet up", setting, wanted, folder.file(file).toString());
  }
}
