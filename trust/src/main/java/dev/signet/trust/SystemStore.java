// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store of the system: single files in a folder of the administrator's, from which a program
 * makes the bundle that other programs read.
 */
final class SystemStore implements TrustStore {
  private final Machine machine;
  private final SystemLayout layout;
  private final Path localFolder;
  private final Path bundle;

  private SystemStore(Machine machine, SystemLayout layout) {
    this.machine = machine;
    this.layout = layout;
    this.localFolder = machine.at(layout.anchors());
    this.bundle = machine.at(layout.bundle());
  }

  /** The store, where the machine is laid out in one of the known ways. */
  static Optional<TrustStore> discover(Machine machine) {
    return SystemLayout.of(machine).map(layout -> new SystemStore(machine, layout));
  }

  @Override
  public String name() {
    return "the system's store";
  }

  @Override
  public String usedBy() {
    return "curl, wget, git, Python's ssl, Go, .NET";
  }

  @Override
  public Path path() {
    return bundle;
  }

  @Override
  public Status status(Certificate certificate) {
    try {
      return PemText.holds(bundle, certificate) ? new Status.Trusted() : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    }
  }

  @Override
  public Change install(Certificate certificate) {
    if (status(certificate) instanceof Status.Trusted) {
      return new Change.Unneeded("it trusts this root already");
    }
    Path file = file(certificate);
    try {
      Files.createDirectories(localFolder);
      Files.writeString(file, certificate.toPem());
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(localFolder));
    }
    Optional<Finding> failure = rebuild(layout.afterAdding(), certificate, true);
    if (failure.isPresent()) {
      deleteQuietly(file);
      return new Change.Refused(failure.get());
    }
    return new Change.Made(
        "wrote " + file + " and ran " + String.join(" ", layout.afterAdding()),
        "rm " + ShellWord.of(file.toString()) + " && " + String.join(" ", layout.afterRemoving()));
  }

  @Override
  public Change uninstall(Certificate certificate) {
    try {
      Map<Path, byte[]> files = filesOf(certificate);
      if (files.isEmpty()) {
        return new Change.Unneeded("it has no file of this root");
      }
      for (Path file : files.keySet()) {
        Files.delete(file);
      }
      return removed(files, certificate);
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(localFolder));
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    }
  }

  /** A failure leaves all as it was. */
  private Change removed(Map<Path, byte[]> files, Certificate certificate) throws IOException {
    Optional<Finding> failure = rebuild(layout.afterRemoving(), certificate, false);
    if (failure.isPresent()) {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Files.write(file.getKey(), file.getValue());
      }
      return new Change.Refused(failure.get());
    }
    String names = String.join(" ", files.keySet().stream().map(Path::toString).toList());
    return new Change.Made(
        "deleted " + names + " and ran " + String.join(" ", layout.afterRemoving()),
        "signet trust install");
  }

  private Path file(Certificate certificate) {
    return localFolder.resolve(TrustStores.label(certificate) + ".crt");
  }

  private Map<Path, byte[]> filesOf(Certificate certificate) throws IOException {
    Map<Path, byte[]> found = new LinkedHashMap<>();
    if (!Files.isDirectory(localFolder)) {
      return found;
    }
    try (var files = Files.newDirectoryStream(localFolder, layout.anchorFiles())) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && isOf(file, certificate)) {
          found.put(file, PemText.read(file));
        }
      }
    }
    return found;
  }

  private static boolean isOf(Path file, Certificate certificate) {
    try {
      return PemText.holds(file, certificate);
    } catch (FindingException notOurs) {
      return false;
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // The refusal that is about to be told says that the folder is not as it should be.
    }
  }

  /** Rebuilds the bundle and looks whether it then is as wanted. */
  private Optional<Finding> rebuild(List<String> words, Certificate certificate, boolean wanted) {
    Optional<Path> program = machine.program(words.getFirst());
    if (program.isEmpty()) {
      return Optional.of(missing(words.getFirst()));
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(words.subList(1, words.size()));
    if (!machine.isReal() && layout == SystemLayout.DEBIAN) {
      command.addAll(debianFolders());
    }
    CommandResult result = machine.runner().run(command);
    boolean isSo = wanted == (status(certificate) instanceof Status.Trusted);
    return result.isFine() && isSo
        ? Optional.empty()
        : Optional.of(StoreFindings.failed(command, result));
  }

  private Finding missing(String program) {
    return Finding.about(TrustCode.UPDATE_CA_CERTIFICATES_MISSING)
        .subject(program)
        .with("install", PackageInstaller.of(machine).install("ca-certificates"))
        .build();
  }

  /** Debian's program alone can be told to work elsewhere than in the machine's own folders. */
  private List<String> debianFolders() {
    return List.of(
        "--certsconf",
        machine.at("etc/ca-certificates.conf").toString(),
        "--certsdir",
        machine.at("usr/share/ca-certificates").toString(),
        "--localcertsdir",
        localFolder.toString(),
        "--etccertsdir",
        bundle.resolveSibling("").toString(),
        "--hooksdir",
        machine.at("etc/ca-certificates/update.d").toString());
  }
}
