// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds every Java of a machine and the file that each takes its roots from. Several often share
 * one file.
 */
final class JavaHomes {
  private JavaHomes() {}

  static List<TrustStore> discover(Machine machine) {
    Map<Path, List<Path>> homesByFile = new LinkedHashMap<>();
    for (Path home : homes(machine)) {
      cacerts(home)
          .ifPresent(file -> {
            List<Path> sharing = homesByFile.computeIfAbsent(file, any -> new ArrayList<>());
            if (!sharing.contains(home)) {
              sharing.add(home);
            }
          });
    }
    return homesByFile.entrySet().stream()
        .<TrustStore>map(entry -> new JavaStore(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Path> homes(Machine machine) {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(machine.environment().get("JAVA_HOME"))
        .filter(home -> !home.isEmpty())
        .ifPresent(home -> homes.add(Path.of(home)));
    machine.program("java").flatMap(JavaHomes::homeOf).ifPresent(homes::add);
    homes.addAll(Machine.foldersIn(machine.at("usr/lib/jvm")));
    homes.addAll(Machine.foldersIn(machine.home().resolve(".sdkman/candidates/java")));
    homes.addAll(Machine.foldersIn(machine.home().resolve(".jdks")));
    return homes.stream().map(JavaHomes::real).distinct().toList();
  }

  /** The java on the search path is nearly always a link into a home's bin folder. */
  private static Optional<Path> homeOf(Path program) {
    return Optional.ofNullable(real(program).getParent()).map(Path::getParent);
  }

  private static Optional<Path> cacerts(Path home) {
    return List.of("lib/security/cacerts", "jre/lib/security/cacerts").stream()
        .map(home::resolve)
        .filter(Files::isRegularFile)
        .map(JavaHomes::real)
        .findFirst();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path;
    }
  }
}
