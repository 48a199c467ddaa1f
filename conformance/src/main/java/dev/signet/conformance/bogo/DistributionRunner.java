// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runner in Debian's source package android-platform-external-boringssl. The source comes from
 * the mirror that this machine already uses, is checked by apt's own keys and built with the
 * distribution's compiler and libraries.
 */
final class DistributionRunner {
  private static final String SOURCE = "android-platform-external-boringssl";

  /**
   * The releases whose version of the package is taken, best first: 14.0.0+r45 in the first two,
   * which differ in their packaging only, 13.0.0+r24 in the last. Mirrors do not have all of them
   * at all times.
   */
  private static final List<String> RELEASES = List.of("trixie", "sid", "bookworm");

  /** Every name in this archive starts with the name of the upstream project. */
  private static final String IMPORT_PATH = "boringssl.googlesource.com/boringssl";

  private static final String TESTS = "ssl/test/runner";

  /** Where Debian's packages of Go libraries put their sources. */
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");

  /** The keys of all releases, from the package debian-archive-keyring. */
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  private static final String DEBIAN = "Debian|Debian|";

  private static final List<String> PACKAGES = List.of("golang-go", "golang-golang-x-crypto-dev");

  private final Path folder;

  /** Keeps everything in a folder, where a second run finds it. */
  DistributionRunner(Path folder) {
    this.folder = folder;
  }

  /**
   * The runner, built when it is not there yet.
   *
   * @throws Unavailable when this machine has not what is needed, with what that is
   */
  Runner get() throws IOException, InterruptedException, Unavailable {
    Path program = folder.resolve("runner.test");
    Path home = folder.resolve("go/src").resolve(IMPORT_PATH);
    Path tests = home.resolve(TESTS);
    if (!Files.exists(program)) {
      Files.createDirectories(home);
      installCompiler();
      unpack(download(), home);
      Path unfinished = folder.resolve("runner.unfinished");
      compiler()
          .run(
              tests,
              folder.resolve("cache"),
              List.of(folder.resolve("go"), LIBRARIES),
              List.of("test", "-c", "-o", unfinished.toString(), "."));
      Files.move(unfinished, program);
    }
    return new Runner(program, tests, SOURCE);
  }

  private static GoProgram compiler() throws Unavailable {
    return GoProgram.find().orElseThrow(() -> new Unavailable("Go is not installed: golang-go"));
  }

  private void installCompiler() throws InterruptedException, Unavailable {
    if (Files.exists(LIBRARIES.resolve("src/golang.org/x/crypto/hkdf"))
        && GoProgram.find().isPresent()) {
      return;
    }
    requireDebian();
    try {
      Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
      new Command(List.of("apt-get", "-qq", "update"), folder, quiet).run();
      List<String> words = new ArrayList<>(List.of("apt-get", "-qq", "-y", "install"));
      words.add("--no-install-recommends");
      words.addAll(PACKAGES);
      new Command(words, folder, quiet).run();
    } catch (IOException e) {
      throw new Unavailable("not installed: " + String.join(" ", PACKAGES), e);
    }
  }

  private static void requireDebian() throws Unavailable {
    boolean debian = Files.exists(Path.of("/etc/debian_version"));
    if (!debian || !"root".equals(System.getProperty("user.name"))) {
      throw new Unavailable("not installed: " + String.join(" ", PACKAGES));
    }
  }

  private Path download() throws IOException, InterruptedException, Unavailable {
    String failure = "";
    for (String release : RELEASES) {
      try {
        return download(release);
      } catch (IOException e) {
        failure = failure + e.getMessage() + "; ";
      }
    }
    throw new Unavailable("the source package " + SOURCE + " could not be had: " + failure);
  }

  /** Fetches the source with lists of our own: the machine's may have no sources in them. */
  private Path download(String release) throws IOException, InterruptedException, Unavailable {
    Path place = folder.resolve(release);
    Path lists = place.resolve("lists");
    Files.createDirectories(lists.resolve("partial"));
    Path sources = place.resolve("source.list");
    Path target = Files.createDirectories(place.resolve("source"));
    Files.writeString(sources, "deb-src " + archive() + " " + release + " main\n", UTF_8);
    List<String> options =
        List.of(
            "-oDir::Etc::SourceList=" + sources,
            "-oDir::Etc::SourceParts=-",
            "-oDir::State::Lists=" + lists,
            "-oAPT::Sandbox::User=root");
    apt(options, target, "update");
    apt(options, target, "source", "--download-only", SOURCE);
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith(".orig.tar.xz"))
          .findFirst()
          .orElseThrow(() -> new IOException(SOURCE + " has no source archive"));
    }
  }

  private static void apt(List<String> options, Path target, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("apt-get", "-qq"));
    command.addAll(options);
    command.addAll(List.of(words));
    new Command(command, target, Map.of()).run();
  }

  /** The address from which this machine gets its packages, with the keys that sign them. */
  private String archive() throws IOException, InterruptedException, Unavailable {
    String form = "$(ORIGIN)|$(LABEL)|$(REPO_URI)";
    String known =
        new Command(
                List.of("apt-get", "indextargets", "--format", form, "Created-By: Packages"),
                folder,
                Map.of())
            .run();
    String address =
        known
            .lines()
            .filter(line -> line.startsWith(DEBIAN))
            .map(line -> line.substring(DEBIAN.length()))
            .findFirst()
            .orElseThrow(() -> new Unavailable("no mirror of Debian is set up"));
    return "[signed-by=" + KEYS + "] " + address;
  }

  private void unpack(Path archive, Path home) throws IOException, InterruptedException {
    Path all = Files.createDirectories(folder.resolve("all"));
    List<String> command = new ArrayList<>(List.of("tar", "-xf", archive.toString()));
    command.addAll(List.of("-C", all.toString(), "--strip-components=1", "--wildcards"));
    command.addAll(List.of("*/src/ssl/test/runner", "*/src/util/testresult"));
    new Command(command, folder, Map.of()).run();
    for (String part : List.of("ssl", "util")) {
      Files.move(all.resolve("src").resolve(part), home.resolve(part));
    }
  }
}
