// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.cli.up.DataFiles;
import dev.signet.cli.up.TrustedRoots;
import dev.signet.enrol.HolderRenewal;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Certificate;
import dev.signet.x509.PrivateKeyPem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert renew}. */
@Command(
    name = "renew",
    description = "Renews a certificate by a signature of its own key, and replaces its file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert renew certs/fullchain.pem certs/privkey.pem",
      "  signet cert renew cert.pem key.pem --authority https://ca.example.org --root root.pem"
    })
final class CertRenew implements Action {
  private static final String COMMAND = "signet cert renew";

  @Parameters(
      index = "0",
      paramLabel = "CERT",
      description = "The certificate in PEM, with its chain or without; what follows has the same.")
  Path certificate = Path.of(".");

  @Parameters(index = "1", paramLabel = "KEY", description = "Its private key in PEM.")
  Path key = Path.of(".");

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "Where the authority's gateway is (default: on this machine, by the settings).")
  @Nullable URI authority;

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = {
        "Roots that the gateway's certificate is judged by",
        "(default: that of the data directory, else Java's)."
      })
  @Nullable Path root;

  @Override
  public ExitCode perform(Invocation invocation) {
    List<Certificate> old = InputFile.read(certificate, Certificate::readAll);
    PrivateKey secret = InputFile.read(key, PrivateKeyPem::read);
    HolderRenewal renewal =
        new HolderRenewal(address(invocation), TrustedRoots.context(roots(invocation)));
    List<Certificate> fresh = renewal.renew(old, secret);
    // Who had the certificate alone in the file has the rest elsewhere.
    List<Certificate> written = old.size() == 1 ? fresh.subList(0, 1) : fresh;
    String pem = written.stream().map(Certificate::toPem).collect(Collectors.joining());
    AtomicFile.replace(
        certificate, pem.getBytes(StandardCharsets.US_ASCII), AtomicFile.Readers.EVERYONE);
    tell(invocation.console(), fresh.getFirst());
    return ExitCode.FINE;
  }

  private URI address(Invocation invocation) {
    @Nullable URI named = authority;
    if (named == null) {
      int port = invocation.configuration().listeners().httpsPort();
      return URI.create("https://localhost:" + port);
    }
    if (!"https".equals(named.getScheme()) || named.getHost() == null) {
      String wanted = "an address that starts with https://";
      throw WrongValue.of(COMMAND, "--authority", wanted, named.toString());
    }
    return named;
  }

  private Optional<Path> roots(Invocation invocation) {
    Path own = DataFiles.root(invocation.data());
    return Optional.ofNullable(root)
        .or(() -> authority == null && Files.exists(own) ? Optional.of(own) : Optional.empty());
  }

  private void tell(Console console, Certificate fresh) {
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("serial", fresh.serialText());
      members.put("not_after", fresh.validity().notAfter().toString());
      members.put("file", certificate.toString());
      console.object(members);
      return;
    }
    console.say("Renewed as " + fresh.serialText() + ", good until " + fresh.validity().notAfter());
    console.data(certificate.toString());
  }
}
