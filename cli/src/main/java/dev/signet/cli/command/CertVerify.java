// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.explain.Finding;
import dev.signet.trust.Machine;
import dev.signet.trust.SystemRoots;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.VerifiedPath;
import dev.signet.x509.path.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert verify}. */
@Command(
    name = "verify",
    description = "Says whether a certificate is trusted, for which host, and why not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert verify fullchain.pem --host app.internal",
      "  signet cert verify fullchain.pem --host app.internal --trust root.pem"
    })
final class CertVerify implements Action {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The certificate, with those above it behind it, in PEM.")
  Path file = Path.of("fullchain.pem");

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Who it has to name; without it, names and purpose are not looked at.")
  @Nullable String host;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Trust the certificates in this PEM file, and no others.")
  @Nullable Path trust;

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    List<Certificate> chain = read(file);
    String name = host;
    PathRequest request =
        name == null ? PathRequest.forAny(chain) : PathRequest.forServer(chain, name);
    Console console = invocation.console();
    return answer(console, new Verifier(anchors(), InstantSource.system()).verify(request));
  }

  private static ExitCode answer(Console console, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Trusted(VerifiedPath path, List<Finding> _) -> trusted(console, path);
      case Verdict.Untrusted(var report) -> console.tell(report);
      case Verdict.Needs(_, var otherwise) -> answer(console, otherwise);
    };
  }

  private TrustAnchors anchors() throws IOException {
    Path given = trust;
    return given == null
        ? SystemRoots.read(Machine.current())
        : TrustAnchors.of("the given file", given.toString(), read(given));
  }

  private static List<Certificate> read(Path path) {
    return InputFile.read(path, Certificate::readAll);
  }

  private static ExitCode trusted(Console console, VerifiedPath path) {
    List<String> names = path.certificates().stream().map(Certificate::shortText).toList();
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("trusted", true);
      members.put("path", names);
      members.put("store", path.anchor().store());
      members.put("until", path.validUntil().toString());
      console.object(members);
    } else {
      console.data("fine: " + String.join(" <- ", names));
      console.data("  trusts: " + path.anchor().store() + " " + path.anchor().path());
      console.data("  until:  " + path.validUntil());
    }
    return ExitCode.FINE;
  }
}
