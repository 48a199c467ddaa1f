// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
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

  private record Opened(KeyStore entries, String password) {}

  @Override
  public String name() {
    return "Java (" + String.join(", ", homes.stream().map(Path::toString).toList()) + ")";
  }

  @Override
  public String usedBy() {
    return "Java programs that name no trust store of their own";
  }

  @Override
  public Path path() {
    return file;
  }

  @Override
  public Status status(Certificate certificate) {
    try {
      return alias(open().entries, certificate).isPresent()
          ? new Status.Trusted()
          : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    } catch (KeyStoreException e) {
      return new Status.Unknown(StoreFindings.unreadable(file, e));
    }
  }

  @Override
  public Change install(Certificate certificate) {
    try {
      Opened opened = open();
      if (alias(opened.entries, certificate).isPresent()) {
        return new Change.Unneeded("it trusts this root already");
      }
      String alias = TrustStores.label(certificate);
      opened.entries.setCertificateEntry(alias, certificate.toX509());
      save(opened);
      return new Change.Made("added " + alias + " to " + file, undo(alias, opened));
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(file));
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    } catch (GeneralSecurityException e) {
      return new Change.Refused(StoreFindings.unreadable(file, e));
    }
  }

  @Override
  public Change uninstall(Certificate certificate) {
    try {
      Opened opened = open();
      Optional<String> alias = alias(opened.entries, certificate);
      if (alias.isEmpty()) {
        return new Change.Unneeded("it does not hold this root");
      }
      opened.entries.deleteEntry(alias.get());
      save(opened);
      return new Change.Made("deleted " + alias.get() + " from " + file, "signet trust install");
    } catch (IOException e) {
      return new Change.Refused(StoreFindings.unwritable(file));
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    } catch (GeneralSecurityException e) {
      return new Change.Refused(StoreFindings.unreadable(file, e));
    }
  }

  private static Optional<String> alias(KeyStore entries, Certificate certificate)
      throws KeyStoreException {
    return Optional.ofNullable(entries.getCertificateAlias(certificate.toX509()));
  }

  private String undo(String alias, Opened opened) {
    String password = opened.password.isEmpty() ? "" : " -storepass " + opened.password;
    return "keytool -delete -alias "
        + alias
        + " -keystore "
        + ShellWord.of(file.toString())
        + password;
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

  /**
   * Writes a new file beside the old one and renames it, so that no Java ever starts with half a
   * file.
   */
  private void save(Opened opened) throws IOException, GeneralSecurityException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "cacerts", ".new");
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        opened.entries.store(out, opened.password.toCharArray());
      }
      copyOwnership(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void copyOwnership(Path fresh) throws IOException {
    PosixFileAttributes old = Files.readAttributes(file, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    view.setOwner(old.owner());
    view.setGroup(old.group());
    view.setPermissions(old.permissions());
  }
}
