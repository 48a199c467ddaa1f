// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.x509.KeyPairPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The file with the root's private key: PKCS#8 in PEM, readable by its owner alone.
 *
 * <p>A file of its own, so that it can be carried away: everything but making an intermediate works
 * without it.
 */
final class RootKeyFile {
  /** An honest file has some 240 bytes. */
  private static final int MAX_BYTES = 16 * 1024;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  RootKeyFile(Path file) {
    this.file = file;
  }

  /** The key; empty where the file is away. */
  Optional<KeyPair> read() {
    return exists() ? Optional.of(parse(AtomicFile.read(file, MAX_BYTES))) : Optional.empty();
  }

  /** Whether the file is there. One that others may read is refused. */
  boolean exists() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(permissions)) {
        throw exposed(permissions);
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new FindingException(unreadable(e.toString()), e);
    }
  }

  /** Writes a new key. The file must not exist, and is on disk when this returns. */
  void write(KeyPair pair) {
    AtomicFile.create(file, KeyPairPem.write(pair), AtomicFile.Readers.OWNER);
  }

  /** Removes the file, where it is there. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FindingException(unreadable(String.valueOf(e.getMessage())), e);
    }
  }

  /** The file's path. */
  @Override
  public String toString() {
    return file.toString();
  }

  private KeyPair parse(byte[] pem) {
    try {
      return KeyPairPem.read(pem);
    } catch (GeneralSecurityException | FindingException e) {
      throw new FindingException(unreadable(String.valueOf(e.getMessage())), e);
    }
  }

  private FindingException exposed(Set<PosixFilePermission> permissions) {
    return Finding.about(CaCode.ROOT_KEY_EXPOSED)
        .subject(file.toString())
        .wanted("rw-------")
        .found(PosixFilePermissions.toString(permissions))
        .with("file", file.toString())
        .toException();
  }

  private Finding unreadable(String found) {
    return Finding.about(CaCode.ROOT_KEY_UNREADABLE)
        .subject(file.toString())
        .found(found)
        .with("file", file.toString())
        .build();
  }
}
