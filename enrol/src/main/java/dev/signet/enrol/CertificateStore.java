// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One file with a private key and its chain: as one file it can only be replaced as a whole. */
final class CertificateStore {
  /** A key and two certificates of a hundred names have some 30 KiB. */
  private static final int MAX_BYTES = 1 << 20;

  private final Path file;

  CertificateStore(Path file) {
    this.file = file;
  }

  /** Whether there is a file. */
  boolean exists() {
    return Files.exists(file);
  }

  /**
   * What the file holds; empty where it cannot be read, or its key and certificate do not belong
   * together.
   */
  Optional<HeldCertificate> read() {
    try {
      byte[] pem = AtomicFile.read(file, MAX_BYTES);
      PrivateKey key = PrivateKeyPem.read(pem);
      List<Certificate> chain =
          Pem.blocks(pem, Pem.CERTIFICATE).stream()
              .map(block -> Certificate.read(block.content().toArray()))
              .toList();
      return chain.getFirst().key().matches(key)
          ? Optional.of(new HeldCertificate(key, chain))
          : Optional.empty();
    } catch (FindingException e) {
      return Optional.empty();
    }
  }

  /** Takes the place of what the file held, on disk when this returns. */
  void write(HeldCertificate held) {
    String chain = held.chain().stream().map(Certificate::toPem).collect(Collectors.joining());
    String content = PrivateKeyPem.write(held.key()) + chain;
    AtomicFile.replace(file, content.getBytes(StandardCharsets.US_ASCII), AtomicFile.Readers.OWNER);
  }
}
