// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder with one root a file, which OpenSSL finds by links that are named after a hash of the
 * subject ({@code SSL_CERT_DIR}, {@code --capath}). OpenSSL's own program makes the links.
 */
final class PemFolderStore implements TrustStore {
  private static final String PROGRAM = "openssl";

  /** The system's folder has some 300 files and links. */
  private static final int MAX_FILES = 5_000;

  private final Machine machine;
  private final Path folder;

  PemFolderStore(Machine machine, Path folder) {
    this.machine = machine;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "PEM folder";
  }

  @Override
  public String usedBy() {
    return "OpenSSL's programs that are told to read it";
  }

  @Override
  public Path path() {
    return folder;
  }

  /** A file without a link to it is not found by OpenSSL, and so trusted by nobody. */
  @Override
  public Status status(Certificate certificate) {
    try {
      return holders(certificate, "*.[0-9]*").isEmpty()
          ? new Status.Absent()
          : new Status.Trusted();
    } catch (IOException e) {
      return new Status.Unknown(StoreFindings.unreadable(folder, e));
    }
  }

  @Override
  public Change install(Certificate certificate) {
    if (status(certificate) instanceof Status.Trusted) {
      return new Change.Unneeded("it trusts this root already");
    }
    Path file = folder.resolve(TrustStores.label(certificate) + ".pem");
    try {
      Files.writeString(file, certificate.toPem());
      Optional<Finding> failure = rehash();
      if (failure.isPresent()) {
        Files.delete(file);
        return new Change.Refused(failure.get());
      }
      return new Change.Made(
          "wrote " + file + " and a link to it",
          "rm " + ShellWord.of(file.toString()) + " && " + String.join(" ", command(PROGRAM)));
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(folder));
    }
  }

  @Override
  public Change uninstall(Certificate certificate) {
    try {
      List<Path> files = holders(certificate, "*");
      if (files.isEmpty()) {
        return new Change.Unneeded("it does not hold this root");
      }
      for (Path file : files) {
        Files.delete(file);
      }
      return rehash().<Change>map(Change.Refused::new).orElseGet(() -> removed(files.size()));
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(folder));
    }
  }

  private Change removed(int files) {
    return new Change.Made(
        "deleted " + files + " files and links of it in " + folder,
        "signet trust install --store " + ShellWord.of(folder.toString()));
  }

  private List<Path> holders(Certificate certificate, String pattern) throws IOException {
    List<Path> holders = new ArrayList<>();
    int seen = 0;
    try (var files = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : files) {
        if (++seen <= MAX_FILES && Files.isRegularFile(file) && isOf(file, certificate)) {
          holders.add(file);
        }
      }
    }
    return holders;
  }

  /** Files that hold others too are not this root's. */
  private static boolean isOf(Path file, Certificate certificate) {
    try {
      byte[] text = PemText.read(file);
      return PemText.contents(text).size() == 1 && PemText.holds(text, certificate);
    } catch (FindingException notPem) {
      return false;
    }
  }

  private Optional<Finding> rehash() {
    Optional<Path> program = machine.program(PROGRAM);
    if (program.isEmpty()) {
      return Optional.of(
          Finding.about(TrustCode.UPDATE_CA_CERTIFICATES_MISSING)
              .subject(PROGRAM)
              .with("install", PackageInstaller.of(machine).install(PROGRAM))
              .build());
    }
    List<String> command = command(program.get().toString());
    CommandResult result = machine.runner().run(command);
    return result.isFine() ? Optional.empty() : Optional.of(StoreFindings.failed(command, result));
  }

  private List<String> command(String program) {
    return List.of(program, "rehash", folder.toString());
  }
}
