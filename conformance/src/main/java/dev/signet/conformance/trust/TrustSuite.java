// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code trust install} and {@code uninstall} on a copy of this machine, with its real programs:
 * before, all refuse a site of ours; then all accept it; then all refuse it again, by {@code
 * uninstall} and by the printed commands that undo each change.
 */
public final class TrustSuite implements Suite {
  private static final String WITHOUT_UNDO = "--without-undo";

  private final Path home;
  private final boolean hasUndo;

  /** A suite that works in the folder for what is built. */
  public TrustSuite() {
    this(true);
  }

  private TrustSuite(boolean hasUndo) {
    this.hasUndo = hasUndo;
    this.home = Path.of(System.getProperty("signet.home", "..")).toAbsolutePath().normalize();
  }

  @Override
  public String name() {
    return "trust";
  }

  @Override
  public String summary() {
    return "trust install and uninstall, asked of browsers, Javas, Node, Python and curl";
  }

  /** Knows {@code --without-undo}, which leaves the second half out. */
  @Override
  public Suite with(List<String> words) {
    return words.equals(List.of(WITHOUT_UNDO)) ? new TrustSuite(false) : Suite.super.with(words);
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    List<Path> javas = JavaProgram.homes();
    Path folder =
        Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "trust");
    try (MachineCopy machine = MachineCopy.create(folder, ownFiles(javas))) {
      Optional<String> obstacle = machine.obstacle();
      if (obstacle.isPresent()) {
        cases.skipped("trust", obstacle.get());
        return;
      }
      List<SiteClient> clients = SiteClients.of(machine, javas);
      try (SignetSite site = SignetSite.start(home.resolve("signet"), folder.resolve("data"))) {
        TrustRun run = new TrustRun(machine, site, clients, cases);
        run.run();
        if (hasUndo) {
          run.runUndo();
        }
      }
    }
  }

  /** The Java that runs this always gets a file of its own; others where they have one. */
  private static List<Path> ownFiles(List<Path> javas) {
    return javas.stream()
        .filter(home -> home.equals(javas.getFirst()) || JavaProgram.hasOwnFile(home))
        .toList();
  }
}
