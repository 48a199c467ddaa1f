// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.conformance.HeadlessChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chromium, which prints the page that it got. */
final class ChromiumPeer implements Peer {
  @Override
  public String name() {
    return "Chromium";
  }

  @Override
  public Optional<String> missing() {
    for (String program : List.of("chromium", "certutil")) {
      if (!Program.isInstalled(program)) {
        return Optional.of(program + " is not installed");
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean isClientOnly() {
    return true;
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    return cell.is(Feature.SERVER_REFUSED)
        ? Optional.of(Pattern.compile("net_error -202|ERR_CERT_AUTHORITY_INVALID"))
        : Optional.empty();
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException {
    throw new IOException("Chromium is no server");
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    Path home = home(plan);
    List<String> words = new ArrayList<>(HeadlessChromium.printing());
    words.add("--user-data-dir=" + home.resolve("profile"));
    if (!cell.isTls13()) {
      words.add("--ssl-version-max=tls1.2");
    }
    words.add("https://" + Workspace.HOST + ":" + port + "/");
    try (Program program = Program.start(words, Map.of("HOME", home.toString()))) {
      program.closeInput();
      return program.awaitEnd();
    }
  }

  /** A home folder in whose list of authorities the cell's root is. */
  private static Path home(Plan plan) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(plan.files().file(""), "home");
    String database = "sql:" + Files.createDirectories(home.resolve(".pki/nssdb"));
    Program.run(List.of("certutil", "-N", "--empty-password", "-d", database));
    String root = plan.files().trustedByClientFile(plan.cell()).toString();
    List<String> words = new ArrayList<>(List.of("certutil", "-A", "-d", database, "-t", "C,,"));
    words.addAll(List.of("-n", "root", "-i", root));
    Program.run(words);
    return home;
  }
}
