// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.Domains;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.cli.up.SecretLine;
import dev.signet.cli.up.TrustedRoots;
import dev.signet.enrol.acme.AcmeServer;
import dev.signet.enrol.acme.DnsUpdateProofs;
import dev.signet.enrol.acme.HookProofs;
import dev.signet.enrol.acme.HttpProofs;
import dev.signet.enrol.acme.ProofShow;
import dev.signet.explain.FindingException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code signet agent} is told: which certificate, from where, by which proof. */
final class AgentOptions {
  private static final String COMMAND = "signet agent";
  private static final int HTTP_PORT = 80;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "Host names and IP addresses, the main one first.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--directory",
      required = true,
      paramLabel = "URL",
      description = "The ACME directory of the authority.")
  URI directory = URI.create("about:blank");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where cert.pem, chain.pem, fullchain.pem and privkey.pem go.")
  Path out = Path.of(".");

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "Roots that the authority's own certificate is judged by (default: Java's).")
  @Nullable Path root;

  @Option(names = "--contact", paramLabel = "MAIL", description = "Where the authority may write.")
  @Nullable String contact;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Which kind of certificate, in the authority's words.")
  @Nullable String profile;

  @Option(names = "--eab-kid", paramLabel = "ID", description = "The key that makes an account.")
  @Nullable String eabKid;

  @Option(
      names = "--eab-key-file",
      paramLabel = "FILE",
      description = "A file with its MAC key, as the authority gave it out.")
  @Nullable Path eabKey;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description =
          "Where to show http-01 (default: ${DEFAULT-VALUE}; the authority asks port 80).")
  int httpPort = HTTP_PORT;

  @Option(
      names = "--hook",
      paramLabel = "PROGRAM",
      description = "A program that shows dns-01: PROGRAM show|hide dns-01 RECORD TEXT.")
  @Nullable Path hook;

  @Option(
      names = "--dns-server",
      paramLabel = "ADDRESS",
      description = "Shows dns-01 by dynamic updates (RFC 2136) at this address.")
  @Nullable String dnsServer;

  @Option(names = "--dns-zone", paramLabel = "ZONE", description = "The zone to update.")
  @Nullable String dnsZone;

  @Option(
      names = "--dns-key-file",
      paramLabel = "FILE",
      description = "A file with NAME:SECRET, a TSIG key for HMAC-SHA-256 in base64.")
  @Nullable Path dnsKey;

  @Option(
      names = "--reload",
      paramLabel = "COMMAND",
      description = "Run by a shell after a renewal, again and again until it succeeds.")
  @Nullable String reload;

  AcmeServer server() {
    if (!"https".equals(directory.getScheme())) {
      throw wrong("--directory", "an address that starts with https://", directory.toString());
    }
    Optional<AcmeServer.Binding> binding = Optional.ofNullable(eabKid).map(this::binding);
    return new AcmeServer(
        directory,
        TrustedRoots.context(Optional.ofNullable(root)),
        new AcmeServer.Applicant(
            Optional.ofNullable(contact), Optional.ofNullable(profile), binding));
  }

  ProofShow proofs(InstantSource clock) {
    @Nullable Path program = hook;
    if (program != null) {
      return new HookProofs(program.toAbsolutePath(), "dns-01");
    }
    @Nullable String address = dnsServer;
    return address == null
        ? new HttpProofs(new InetSocketAddress(httpPort), clock)
        : updates(address);
  }

  private AcmeServer.Binding binding(String id) {
    return AcmeServer.Binding.read(id, secret("--eab-key-file", eabKey))
        .orElseThrow(() ->
            wrong("--eab-key-file", "a file with a MAC key in base64url", String.valueOf(eabKey)));
  }

  private DnsUpdateProofs updates(String address) {
    @Nullable String zone = dnsZone;
    if (zone == null) {
      throw wrong("--dns-zone", "the zone to update", "none");
    }
    return new DnsUpdateProofs(Domains.server(COMMAND, "--dns-server", address), zone, dnsKey());
  }

  private DnsUpdateProofs.Key dnsKey() {
    return DnsUpdateProofs.Key.read(secret("--dns-key-file", dnsKey))
        .orElseThrow(() ->
            wrong(
                "--dns-key-file",
                "a file with NAME:SECRET, the secret in base64",
                String.valueOf(dnsKey)));
  }

  /** What is in a file instead is not shown: it may be another secret. */
  private static String secret(String option, @Nullable Path file) {
    if (file == null) {
      throw wrong(option, "a file with the secret", "none");
    }
    return SecretLine.read(file);
  }

  /** The refusal of an option's value. */
  static FindingException wrong(String option, String wanted, String found) {
    return WrongValue.of(COMMAND, option, wanted, found);
  }
}
