// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.store.AtomicFile.Readers;
import dev.signet.store.StoreCode;
import dev.signet.x509.PrivateKeyPem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;

/**
 * The folder that {@code cert issue} writes, with the names that other tools expect: {@code
 * cert.pem}, {@code chain.pem}, {@code fullchain.pem} and {@code privkey.pem}.
 */
final class CertificateFolder {
  private static final String KEY = "privkey.pem";
  private static final List<String> NAMES = List.of("cert.pem", "chain.pem", "fullchain.pem");

  private final Path folder;

  CertificateFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder. Files of an earlier certificate are not written over unless that is wanted.
   */
  void prepare(boolean replace) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FindingException(
          Finding.about(StoreCode.FILE_NOT_WRITABLE)
              .subject(folder.toString())
              .found(String.valueOf(e.getMessage()))
              .build(),
          e);
    }
    for (String name : NAMES) {
      if (!replace && Files.exists(folder.resolve(name))) {
        throw Finding.about(StoreCode.FILE_EXISTS)
            .subject(folder.resolve(name).toString())
            .toException();
      }
    }
  }

  /** Writes the key, readable by this user alone. */
  Path writeKey(PrivateKey key, boolean replace) {
    Path file = folder.resolve(KEY);
    byte[] pem = PrivateKeyPem.write(key).getBytes(StandardCharsets.US_ASCII);
    if (replace) {
      AtomicFile.replace(file, pem, Readers.OWNER);
    } else {
      AtomicFile.create(file, pem, Readers.OWNER);
    }
    return file;
  }

  /** Writes the certificate, the rest of its chain, and both in one. */
  List<Path> writeChain(String certificate, String chain) {
    write("cert.pem", certificate);
    write("chain.pem", chain);
    write("fullchain.pem", certificate + chain);
    return NAMES.stream().map(folder::resolve).toList();
  }

  private void write(String name, String pem) {
    AtomicFile.replace(
        folder.resolve(name), pem.getBytes(StandardCharsets.US_ASCII), Readers.EVERYONE);
  }
}
