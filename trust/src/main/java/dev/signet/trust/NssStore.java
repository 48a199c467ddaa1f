// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database of NSS, edited by its own program, certutil. */
final class NssStore implements TrustStore {
  private static final String PROGRAM = "certutil";

  /** A line of {@code certutil -L}: a nickname, then three groups of trust flags. */
  private static final Pattern ENTRY =
      Pattern.compile("(.*?)\\s+([a-zA-Z]*),([a-zA-Z]*),([a-zA-Z]*)\\s*");

  /**
   * Profiles hold a handful of certificates beside the built-in ones; each costs one start of
   * certutil.
   */
  private static final int MAX_ENTRIES = 200;

  private final Machine machine;
  private final Path folder;
  private final String name;
  private final String usedBy;

  NssStore(Machine machine, Path folder, String name, String usedBy) {
    this.machine = machine;
    this.folder = folder;
    this.name = name;
    this.usedBy = usedBy;
  }

  /** A certificate in the database under a nickname, and whether it is trusted for web servers. */
  private record Entry(String nickname, boolean trusted) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public String usedBy() {
    return usedBy;
  }

  @Override
  public Path path() {
    return folder;
  }

  @Override
  public Status status(Certificate certificate) {
    if (!Files.exists(folder.resolve("cert9.db"))) {
      return new Status.Absent();
    }
    try {
      boolean trusted = find(certificate).filter(Entry::trusted).isPresent();
      return trusted ? new Status.Trusted() : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    }
  }

  @Override
  public Change install(Certificate certificate) {
    try {
      createWhereAbsent();
      Optional<Entry> present = find(certificate);
      if (present.filter(Entry::trusted).isPresent()) {
        return new Change.Unneeded("it trusts this root already");
      }
      String nickname =
          present.map(Entry::nickname).orElseGet(() -> TrustStores.label(certificate));
      add(certificate, nickname);
      return new Change.Made("added " + nickname + " to " + folder, undo(nickname));
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(folder));
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    }
  }

  @Override
  public Change uninstall(Certificate certificate) {
    if (!Files.exists(folder.resolve("cert9.db"))) {
      return new Change.Unneeded("it does not exist");
    }
    try {
      Optional<Entry> present = find(certificate);
      if (present.isEmpty()) {
        return new Change.Unneeded("it does not hold this root");
      }
      String nickname = present.get().nickname();
      certutil("-D", "-n", nickname);
      return new Change.Made("deleted " + nickname + " from " + folder, "signet trust install");
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    }
  }

  private void createWhereAbsent() throws IOException {
    if (!Files.exists(folder.resolve("cert9.db"))) {
      makeFolder();
      certutil("-N", "--empty-password");
    }
  }

  private void makeFolder() throws IOException {
    if (machine.sudo().isEmpty()) {
      Files.createDirectories(folder);
      return;
    }
    List<String> command = List.of("mkdir", "-p", folder.toString());
    CommandResult made = machine.runAtHome(command);
    if (!made.isFine()) {
      throw new FindingException(StoreFindings.failed(command, made));
    }
  }

  private void add(Certificate certificate, String nickname) throws IOException {
    Path file = Files.createTempFile("signet-root", ".pem");
    try {
      // No secret, and certutil may run as somebody else.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      Files.writeString(file, certificate.toPem());
      // C: a trusted authority for web servers; nothing for e-mail, nothing for code.
      certutil("-A", "-t", "C,,", "-n", nickname, "-i", file.toString());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private String undo(String nickname) {
    return PROGRAM + " -D -d " + ShellWord.of("sql:" + folder) + " -n " + ShellWord.of(nickname);
  }

  /** Looks by content: NSS keeps the nickname under which a certificate came first. */
  private Optional<Entry> find(Certificate certificate) {
    return entries().stream().filter(entry -> holds(entry.nickname(), certificate)).findFirst();
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String line : certutil("-L").lines().toList()) {
      Matcher matcher = ENTRY.matcher(line);
      if (matcher.matches() && !matcher.group(1).isBlank() && entries.size() < MAX_ENTRIES) {
        entries.add(new Entry(matcher.group(1), matcher.group(2).contains("C")));
      }
    }
    return entries;
  }

  private boolean holds(String nickname, Certificate certificate) {
    String pem = certutil("-L", "-n", nickname, "-a");
    return Pem.read(pem.getBytes(StandardCharsets.UTF_8)).stream()
        .anyMatch(block -> block.content().equals(certificate.encoded()));
  }

  private String certutil(String... arguments) {
    Optional<Path> program = machine.program(PROGRAM);
    if (program.isEmpty()) {
      throw Finding.about(TrustCode.CERTUTIL_MISSING)
          .subject(name)
          .with("install", PackageInstaller.of(machine).installNssTools())
          .toException();
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-d", "sql:" + folder));
    CommandResult result = machine.runAtHome(command);
    if (!result.isFine()) {
      throw new FindingException(StoreFindings.failed(command, result));
    }
    return result.output();
  }
}
