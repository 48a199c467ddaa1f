// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The file of roots of one or more Javas: PKCS#12 or JKS, edited through the JCA and swapped in one
 * step.
 */
final class JavaStore implements TrustStore {
  /** The password of every Java's file since 1996; it guards against damage, not against people. */
  private static final String USUAL_PASSWORD = "changeit";

  private final Path file;
  private final List<Path> homes;

  JavaStore(Path file, List<Path> homes) {
    this.file = file;
    this.homes = List.copyOf(homes);
  }

  /** Whether a file begins as PKCS#12 (a SEQUENCE) or JKS (FE ED FE ED) does, and no text. */
  static boolean isOne(byte[] file) {
    return file.length > 0 && (file[0] == 0x30 || file[0] == (byte) 0xFE);
  }

  private record Opened(KeyStore entries, String password) {}

  @Override
  public String name() {
    return homes.isEmpty()
        ? "Java store"
        : "Java (" + String.join(", ", homes.stream().map(Path::toString).toList()) + ")";
  }

  @Override
  public String usedBy() {
    return "Java programs that name no trust store of their own";
  }

  @Override
  public Path path() {
    return file;
  }

  /**
   * What a Java program finds that was given no password, as nearly none is: it then skips what is
   * encrypted, without a word.
   */
  @Override
  public Status status(Certificate certificate) {
    try {
      if (alias(withoutPassword(), certificate).isPresent()) {
        return new Status.Trusted();
      }
      return isHidden() ? new Status.Unknown(hidden()) : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    } catch (GeneralSecurityException | IOException e) {
      return new Status.Unknown(StoreFindings.unreadable(file, e));
    }
  }

  @Override
  public Change install(Certificate certificate) {
    return changed(opened -> {
      if (alias(opened.entries, certificate).isPresent()) {
        return new Change.Unneeded("it trusts this root already");
      }
      String alias = TrustStores.label(certificate);
      opened.entries.setCertificateEntry(alias, certificate.toX509());
      save(opened);
      return new Change.Made("added " + alias + " to " + file, undo(alias, opened));
    });
  }

  @Override
  public Change uninstall(Certificate certificate) {
    return changed(opened -> {
      Optional<String> alias = alias(opened.entries, certificate);
      if (alias.isEmpty()) {
        return new Change.Unneeded("it does not hold this root");
      }
      opened.entries.deleteEntry(alias.get());
      save(opened);
      return new Change.Made("deleted " + alias.get() + " from " + file, "signet trust install");
    });
  }

  /** What a Java program trusts that was given no password; nothing where the file is none. */
  List<Certificate> roots() {
    try {
      KeyStore entries = withoutPassword();
      List<Certificate> roots = new ArrayList<>();
      for (String alias : Collections.list(entries.aliases())) {
        if (entries.isCertificateEntry(alias)) {
          StoreContent.read(entries.getCertificate(alias).getEncoded()).forEach(roots::add);
        }
      }
      return List.copyOf(roots);
    } catch (GeneralSecurityException | IOException unreadable) {
      return List.of();
    }
  }

  /** Something that is done with the opened file. */
  @FunctionalInterface
  private interface Step {
    Change take(Opened opened) throws IOException, GeneralSecurityException;
  }

  private Change changed(Step step) {
    try {
      return isHidden() ? new Change.Refused(hidden()) : step.take(open());
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(file));
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    } catch (GeneralSecurityException e) {
      return new Change.Refused(StoreFindings.unreadable(file, e));
    }
  }

  private KeyStore withoutPassword() throws IOException, GeneralSecurityException {
    KeyStore entries = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      entries.load(in, null);
    }
    return entries;
  }

  /**
   * Whether the file has roots that a Java program without a password does not see: PKCS#12 with
   * encrypted certificates, as keytool makes it.
   */
  private boolean isHidden() {
    try {
      return withoutPassword().size() == 0 && open().entries.size() > 0;
    } catch (IOException | GeneralSecurityException | FindingException toldByTheStep) {
      return false;
    }
  }

  private Finding hidden() {
    return Finding.about(TrustCode.TRUST_STORE_ENCRYPTED).subject(file.toString()).build();
  }

  private static Optional<String> alias(KeyStore entries, Certificate certificate)
      throws KeyStoreException {
    return Optional.ofNullable(entries.getCertificateAlias(certificate.toX509()));
  }

  private String undo(String alias, Opened opened) {
    String password = opened.password.isEmpty() ? "" : " -storepass " + opened.password;
    return keytool()
        + " -delete -alias "
        + alias
        + " -keystore "
        + ShellWord.of(file.toString())
        + password;
  }

  /** Rarely on the search path, but in every home. */
  private String keytool() {
    return homes.stream()
        .map(home -> home.resolve("bin/keytool"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> ShellWord.of(program.toString()))
        .orElse("keytool");
  }

  /**
   * JDK 18 and later ship a PKCS#12 file without password, which opens with any; some distributions
   * use an empty one.
   */
  private Opened open() {
    for (String password : List.of(USUAL_PASSWORD, "")) {
      Optional<KeyStore> entries = tryOpen(password);
      if (entries.isPresent()) {
        return new Opened(entries.get(), password);
      }
    }
    throw Finding.about(TrustCode.TRUST_STORE_PASSWORD).subject(file.toString()).toException();
  }

  private Optional<KeyStore> tryOpen(String password) {
    try {
      return Optional.of(KeyStore.getInstance(file.toFile(), password.toCharArray()));
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        return Optional.empty();
      }
      throw new FindingException(StoreFindings.unreadable(file, e), e);
    } catch (GeneralSecurityException e) {
      throw new FindingException(StoreFindings.unreadable(file, e), e);
    }
  }

  private void save(Opened opened) throws IOException, GeneralSecurityException {
    SwappedFile.replace(file, out -> opened.entries.store(out, opened.password.toCharArray()));
  }
}
