// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds every Node of a machine. The list is compiled into it, so that it has to be asked. */
final class NodeLists {
  /** nvm, fnm, Volta, asdf, mise, n. */
  private static final List<String> HOME_PLACES =
      List.of(
          ".nvm/versions/node/*/bin/node",
          ".local/share/fnm/node-versions/*/installation/bin/node",
          ".volta/tools/image/node/*/bin/node",
          ".asdf/installs/nodejs/*/bin/node",
          ".local/share/mise/installs/node/*/bin/node",
          "n/bin/node");

  private static final List<String> MACHINE_PLACES =
      List.of("usr/bin/node", "usr/local/bin/node", "opt/node*/bin/node", "snap/bin/node");

  /** Prints the list; and, where OpenSSL's is read in its place, a word before it. */
  private static final String QUESTION =
      "const d = (process.config.target_defaults || {}).defines || [];"
          + "if (d.includes('NODE_OPENSSL_CERT_STORE')) console.log('openssl');"
          + "console.log(require('tls').rootCertificates.join('\\n'));";

  private NodeLists() {}

  static List<BuiltInList> discover(Machine machine) {
    List<Path> programs = new ArrayList<>();
    machine.program("node").ifPresent(programs::add);
    MACHINE_PLACES.forEach(each -> programs.addAll(Machine.matching(machine.root(), each)));
    HOME_PLACES.forEach(each -> programs.addAll(Machine.matching(machine.home(), each)));
    return programs.stream()
        .filter(Files::isExecutable)
        .map(Machine::real)
        .distinct()
        .map(program -> list(machine, program))
        .toList();
  }

  private static BuiltInList list(Machine machine, Path program) {
    return new BuiltInList(
        "Node (" + program + ")",
        "programs that this Node runs",
        program,
        List.of(RootVariable.NODE_EXTRA_CA_CERTS),
        () -> ask(machine, program));
  }

  private static byte[] ask(Machine machine, Path program) {
    List<String> command = List.of(program.toString(), "-e", QUESTION);
    CommandResult result = machine.runAtHome(command);
    if (!result.isFine()) {
      throw new FindingException(StoreFindings.failed(command, result));
    }
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    pem.writeBytes(result.output().getBytes(StandardCharsets.UTF_8));
    if (result.output().startsWith("openssl") || isToldToAskSystem(machine)) {
      SystemRoots.bundle(machine).map(PemText::read).ifPresent(pem::writeBytes);
    }
    return pem.toByteArray();
  }

  /** Options and a variable by which a user makes Node read the system's list. */
  private static boolean isToldToAskSystem(Machine machine) {
    String options = machine.environment().getOrDefault("NODE_OPTIONS", "");
    return options.contains("--use-system-ca")
        || options.contains("--use-openssl-ca")
        || "1".equals(machine.environment().get("NODE_USE_SYSTEM_CA"));
  }
}
