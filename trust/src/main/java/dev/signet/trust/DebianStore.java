// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store of Debian and its children: single files in a folder of the administrator's, from which
 * {@code update-ca-certificates} makes the bundle that programs read.
 */
final class DebianStore implements TrustStore {
  private static final String PROGRAM = "update-ca-certificates";

  private final Machine machine;
  private final Path localFolder;
  private final Path bundle;

  private DebianStore(Machine machine) {
    this.machine = machine;
    this.localFolder = machine.at("usr/local/share/ca-certificates");
    this.bundle = machine.at("etc/ssl/certs/ca-certificates.crt");
  }

  /** The store, where there is its folder or the folder of its bundle. */
  static Optional<TrustStore> discover(Machine machine) {
    DebianStore store = new DebianStore(machine);
    boolean isDebian =
        Files.isDirectory(machine.at("usr/share/ca-certificates"))
            || Files.isDirectory(store.localFolder);
    return isDebian ? Optional.of(store) : Optional.empty();
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
      return Files.exists(bundle) && holds(Files.readAllBytes(bundle), certificate)
          ? new Status.Trusted()
          : new Status.Absent();
    } catch (IOException e) {
      return new Status.Unknown(StoreFindings.unreadable(bundle, e));
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
    Optional<Finding> failure = rebuild(List.of(), certificate, true);
    if (failure.isPresent()) {
      deleteQuietly(file);
      return new Change.Refused(failure.get());
    }
    return new Change.Made(
        "wrote " + file + " and ran " + PROGRAM,
        "rm " + ShellWord.of(file.toString()) + " && " + PROGRAM + " --fresh");
  }

  @Override
  public Change uninstall(Certificate certificate) {
    try {
      List<Path> files = filesOf(certificate);
      if (files.isEmpty()) {
        return new Change.Unneeded("it has no file of this root");
      }
      for (Path file : files) {
        // Kept under another suffix until the bundle is rebuilt, so that a failure leaves all as it
        // was.
        Files.move(file, away(file), StandardCopyOption.REPLACE_EXISTING);
      }
      return removed(files, certificate);
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(localFolder));
    }
  }

  private Change removed(List<Path> files, Certificate certificate) throws IOException {
    // Only a fresh start drops the links to files that are gone.
    Optional<Finding> failure = rebuild(List.of("--fresh"), certificate, false);
    for (Path file : files) {
      if (failure.isPresent()) {
        Files.move(away(file), file);
      } else {
        Files.delete(away(file));
      }
    }
    String names = String.join(" ", files.stream().map(Path::toString).toList());
    return failure.isPresent()
        ? new Change.Refused(failure.get())
        : new Change.Made("deleted " + names + " and ran " + PROGRAM, "signet trust install");
  }

  private static Path away(Path file) {
    return file.resolveSibling(file.getFileName() + ".removed");
  }

  private Path file(Certificate certificate) {
    return localFolder.resolve(TrustStores.label(certificate) + ".crt");
  }

  private List<Path> filesOf(Certificate certificate) throws IOException {
    if (!Files.isDirectory(localFolder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(localFolder, "*.crt")) {
      for (Path file : files) {
        if (isOf(file, certificate)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean isOf(Path file, Certificate certificate) throws IOException {
    try {
      return holds(Files.readAllBytes(file), certificate);
    } catch (FindingException notPem) {
      return false;
    }
  }

  /** Compares encodings, so that a stranger's certificate that cannot be read does no harm. */
  private static boolean holds(byte[] pem, Certificate certificate) {
    return Pem.read(pem).stream().anyMatch(block -> block.content().equals(certificate.encoded()));
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // The refusal that is about to be told says that the folder is not as it should be.
    }
  }

  /** Rebuilds the bundle and looks whether it then is as wanted. */
  private Optional<Finding> rebuild(List<String> options, Certificate certificate, boolean wanted) {
    Optional<Path> program = machine.program(PROGRAM);
    if (program.isEmpty()) {
      return Optional.of(Finding.of(TrustCode.UPDATE_CA_CERTIFICATES_MISSING));
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(options);
    if (!machine.isReal()) {
      command.addAll(folders());
    }
    CommandResult result = machine.runner().run(command);
    boolean isSo = wanted == (status(certificate) instanceof Status.Trusted);
    return result.isFine() && isSo
        ? Optional.empty()
        : Optional.of(StoreFindings.failed(command, result));
  }

  private List<String> folders() {
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
