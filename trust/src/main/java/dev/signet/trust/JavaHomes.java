// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

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
  /** Distributions, Oracle's packages, containers of Temurin and of the old openjdk, snaps. */
  private static final List<String> MACHINE_PLACES =
      List.of(
          "usr/lib/jvm/*",
          "usr/lib64/jvm/*",
          "usr/java/*",
          "opt/java/*",
          "opt/jdk*",
          "usr/local/openjdk-*",
          "snap/openjdk/current/jdk");

  /** SDKMAN, IntelliJ, Gradle, JBang, asdf, mise. */
  private static final List<String> HOME_PLACES =
      List.of(
          ".sdkman/candidates/java/*",
          ".jdks/*",
          ".gradle/jdks/*",
          ".jbang/cache/jdks/*",
          ".asdf/installs/java/*",
          ".local/share/mise/installs/java/*");

  /** Java looks for the first name before the second (JSSE reference guide). */
  private static final List<String> FILES =
      List.of(
          "lib/security/jssecacerts",
          "lib/security/cacerts",
          "jre/lib/security/jssecacerts",
          "jre/lib/security/cacerts");

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
    machine.folderOf("JAVA_HOME").ifPresent(homes::add);
    machine.program("java").flatMap(JavaHomes::homeOf).ifPresent(homes::add);
    MACHINE_PLACES.forEach(place -> homes.addAll(Machine.matching(machine.root(), place)));
    HOME_PLACES.forEach(place -> homes.addAll(Machine.matching(machine.home(), place)));
    return homes.stream().map(Machine::real).distinct().toList();
  }

  /** The java on the search path is nearly always a link into a home's bin folder. */
  private static Optional<Path> homeOf(Path program) {
    return Optional.ofNullable(Machine.real(program).getParent()).map(Path::getParent);
  }

  private static Optional<Path> cacerts(Path home) {
    return FILES.stream()
        .map(home::resolve)
        .filter(Files::isRegularFile)
        .map(Machine::real)
        .findFirst();
  }
}
