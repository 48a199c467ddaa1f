// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import dev.signet.conformance.HeadlessChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs of this machine that take their roots from one of its stores. */
final class SiteClients {
  private static final String NODE_PROGRAM =
      """
      require('https').get(process.argv[1], response => response.pipe(process.stdout))
        .on('error', e => { console.error(e.code); process.exit(1); });
      """;

  private static final String PYTHON_PROGRAM =
      """
      import sys, urllib.request
      print(urllib.request.urlopen(sys.argv[1]).read().decode())
      """;

  private static final String REQUESTS_PROGRAM =
      """
      import sys, requests
      print(requests.get(sys.argv[1]).text)
      """;

  /** Prints the interpreter, the folder of certifi, and where certifi says its list is. */
  private static final String PYTHON_QUESTION =
      """
      import sys
      print(sys.executable)
      print('python%d.%d' % sys.version_info[:2])
      try:
          import os, certifi, requests
          print(os.path.dirname(certifi.__file__))
      except ImportError:
          pass
      """;

  private final MachineCopy machine;
  private final List<SiteClient> clients = new ArrayList<>();

  private SiteClients(MachineCopy machine) {
    this.machine = machine;
  }

  /** All of them, whether they are installed or not. */
  static List<SiteClient> of(MachineCopy machine, List<Path> javas) throws IOException {
    SiteClients all = new SiteClients(machine);
    all.add("curl", "curl", "curl: \\(60\\)", List.of("curl", "-sS"));
    all.addPython();
    all.add(
        "Node",
        "node",
        "UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_CERT",
        List.of("node", "-e", NODE_PROGRAM));
    for (Path java : javas) {
      all.addJava(java);
    }
    all.add(
        "Chromium",
        "chromium",
        "ERR_CERT_AUTHORITY_INVALID|net_error -202",
        HeadlessChromium.printing());
    all.clients.add(new FirefoxClient(machine));
    return all.clients;
  }

  private void add(String name, String program, String refusal, List<String> command) {
    Optional<String> missing =
        MachineCopy.isInstalled(program)
            ? Optional.empty()
            : Optional.of(program + " is not installed");
    clients.add(new CommandClient(machine, name, missing, Pattern.compile(refusal), command));
  }

  private void addJava(Path home) throws IOException {
    JavaProgram.compile(machine.folder());
    String java = home.resolve("bin/java").toString();
    clients.add(
        new CommandClient(
            machine,
            "Java of " + home,
            Optional.empty(),
            Pattern.compile("PKIX path building failed"),
            List.of(java, "-cp", machine.folder().toString(), JavaProgram.NAME)));
  }

  private void addPython() throws IOException {
    // Not in the copy: a launcher of Python versions would look for them in the home folder.
    List<String> answer = OutsideProgram.lines(List.of("python3", "-c", PYTHON_QUESTION));
    String python = answer.isEmpty() ? "python3" : answer.getFirst();
    String refusal = "CERTIFICATE_VERIFY_FAILED";
    add("Python's ssl", python, refusal, List.of(python, "-c", PYTHON_PROGRAM));
    boolean hasRequests = answer.size() > 2;
    if (hasRequests) {
      copyPackage(Path.of(answer.get(2)), answer.get(1));
    }
    clients.add(
        new CommandClient(
            machine,
            "Python's requests",
            hasRequests ? Optional.empty() : Optional.of("Python's requests is not installed"),
            Pattern.compile(refusal),
            List.of(python, "-c", REQUESTS_PROGRAM)));
  }

  /** certifi as pip would install it for this user, so that it is found like a user's. */
  private void copyPackage(Path certifi, String python) throws IOException {
    String core = Files.readString(certifi.resolve("core.py"));
    if (core.contains("/etc/ssl/")) {
      return; // Debian's own answers with the system's bundle, wherever it lies.
    }
    Path copy =
        Files.createDirectories(
            machine.home().resolve(".local/lib/" + python + "/site-packages/certifi"));
    try (var files = Files.newDirectoryStream(certifi, "*.{py,pem}")) {
      for (Path file : files) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }
}
