// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.ca.KeyType;
import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.store.AtomicFile;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import dev.signet.x509.Pem;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert issue}. */
@Command(
    name = "issue",
    description = "Issues a certificate. The key is made here and never leaves this machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert issue db.localhost 127.0.0.1 --out certs",
      "  signet cert issue worker.localhost --profile client --key-type p384 --out certs",
      "  signet cert issue --csr request.pem --out certs"
    })
final class CertIssue implements Action {
  /** A request with thousands of names fits. */
  private static final int MAX_REQUEST_BYTES = 256 * 1024;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Host names and IP addresses, the main one first.")
  List<String> names = new ArrayList<>();

  @Option(names = "--csr", paramLabel = "FILE", description = "A PKCS#10 request instead of names.")
  @Nullable Path csr;

  @Option(
      names = "--profile",
      paramLabel = "P",
      defaultValue = "server",
      description = "server, client or both (default: server).")
  String profile = "";

  @Option(
      names = "--key-type",
      paramLabel = "T",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  KeyType keyType = KeyType.P256;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long it lives (default: the profile's time).")
  int days;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the files go (default: the working directory).")
  Path out = Path.of(".");

  @Option(names = "--force", description = "Replaces files of an earlier certificate.")
  boolean force;

  @Override
  public ExitCode perform(Invocation invocation) {
    requireOneOfBoth();
    CertificateFolder folder = new CertificateFolder(out.toAbsolutePath().normalize());
    folder.prepare(force);
    @Nullable Path file = csr;
    List<Path> written = new ArrayList<>();
    String request;
    if (file == null) {
      KeyPair keys = keyType.generate(new SecureRandom());
      request = request(keys);
      written.add(folder.writeKey(keys.getPrivate(), force));
    } else {
      request = pem(CertificateRequest.readFile(AtomicFile.read(file, MAX_REQUEST_BYTES)));
    }
    Map<String, Object> answer =
        invocation.perform(new Operation.IssueCertificate(request, profile, days));
    written.addAll(
        0,
        folder.writeChain(
            String.valueOf(answer.get("certificate")), String.valueOf(answer.get("chain"))));
    tell(invocation.console(), answer, written);
    return ExitCode.FINE;
  }

  private void requireOneOfBoth() {
    if (names.isEmpty() == (csr == null)) {
      throw Finding.about(CliCode.ARGUMENT_MISSING)
          .subject("signet cert issue")
          .wanted("either NAME or --csr FILE")
          .toException();
    }
  }

  private String request(KeyPair keys) {
    List<GeneralName> wanted = names.stream().map(GeneralName::ofHost).toList();
    return pem(CertificateRequest.create(keys, "", wanted));
  }

  private static String pem(CertificateRequest request) {
    return Pem.write(Pem.CERTIFICATE_REQUEST, request.encoded().toArray());
  }

  private static void tell(Console console, Map<String, Object> answer, List<Path> written) {
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>(answer);
      members.put("files", written.stream().map(Path::toString).toList());
      console.object(members);
      return;
    }
    console.say("Issued " + answer.get("serial") + ", good until " + answer.get("not_after"));
    Answers.texts(answer, "notes").forEach(note -> console.say("note: " + note));
    written.forEach(file -> console.data(file.toString()));
  }
}
