// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * This machine as programs see it that may change its trust stores: a mount namespace in which all
 * is read-only but a folder of ours, and where copies lie over the stores. Each program has such a
 * namespace of its own over the same copies; with the last program nothing is left of it.
 */
final class MachineCopy implements AutoCloseable {
  /** The system's stores of the layouts that we know, with Debian's for Java. */
  private static final List<String> STORES =
      List.of(
          "/etc/ssl",
          "/etc/pki/ca-trust",
          "/etc/ca-certificates",
          "/usr/local/share/ca-certificates");

  /** A browser's first start takes some seconds on an idle machine. */
  private static final int LIMIT_SECONDS = 120;

  private final Path folder;
  private final List<Path> copied = new ArrayList<>();

  private MachineCopy(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies the stores.
   *
   * @param javas the homes of Javas whose own files of roots may be changed too
   */
  static MachineCopy create(Path folder, List<Path> javas) throws IOException {
    MachineCopy machine = new MachineCopy(Files.createDirectories(folder).toRealPath());
    Files.createDirectories(machine.home());
    for (String store : STORES) {
      machine.copy(Path.of(store), "-d");
    }
    for (Path java : javas) {
      // Behind links, so that each of these Javas has a file of its own.
      machine.copy(java.resolve("lib/security"), "-L");
    }
    return machine;
  }

  /** Why there can be no such copy here; empty where there can. */
  Optional<String> obstacle() {
    if (!isInstalled("unshare")) {
      return Optional.of("unshare is not installed");
    }
    boolean isPermitted = run(List.of("true")).exit() == 0;
    return isPermitted ? Optional.empty() : Optional.of("a mount namespace is not permitted");
  }

  /** The user's home folder, empty at first. */
  Path home() {
    return folder.resolve("home");
  }

  /** A folder for files of the run that are no user's. */
  Path folder() {
    return folder;
  }

  /** The file that new sessions of the user read their variables from. */
  Path sessionFile() {
    return home().resolve(".config/environment.d/60-signet.conf");
  }

  /** Whether a program is on the search path, or at a path. */
  static boolean isInstalled(String name) {
    if (name.startsWith("/")) {
      return Files.isExecutable(Path.of(name));
    }
    return Arrays.stream(path().split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
  }

  private static String path() {
    return System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";
  }

  /** Runs a program in a new session of the user, to its end. */
  Ran run(List<String> command) {
    Path talk = folder.resolve("talk-" + Thread.currentThread().threadId());
    try {
      Process process = builder(command).redirectOutput(talk.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return new Ran(-1, "still running after " + LIMIT_SECONDS + " s: " + command);
      }
      return new Ran(process.exitValue(), Files.readString(talk, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return new Ran(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ran(-1, "interrupted");
    }
  }

  /** Starts a program in a new session of the user. */
  Process start(List<String> command, Path talk) throws IOException {
    return builder(command).redirectOutput(talk.toFile()).start();
  }

  private ProcessBuilder builder(List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script()));
    all.add("sh");
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    return builder.redirectErrorStream(true);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", path());
    environment.put("HOME", home().toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  /** The mounts, then the session's variables in the way that the program itself tells people. */
  private String script() {
    List<String> lines = new ArrayList<>(List.of("set -e"));
    for (String writable : List.of(folder.toString(), "/tmp")) {
      lines.add("mount --bind " + writable + " " + writable);
    }
    for (Path each : copied) {
      lines.add("mount --bind " + copyOf(each) + " " + each);
    }
    lines.add("mount -o remount,bind,ro /");
    lines.add("[ ! -e %1$s ] || { set -a; . %1$s; set +a; }".formatted(sessionFile()));
    lines.add("exec \"$@\"");
    return String.join("\n", lines);
  }

  private Path copyOf(Path original) {
    return folder.resolve("copy" + original);
  }

  /** What this user may not read, as private keys, stays away. */
  private void copy(Path original, String links) throws IOException {
    if (!Files.isDirectory(original)) {
      return;
    }
    Path copy = Files.createDirectories(copyOf(original));
    Process process =
        new ProcessBuilder(
                List.of("cp", "-R", links, "--preserve=mode", original + "/.", copy.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    copied.add(original);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
