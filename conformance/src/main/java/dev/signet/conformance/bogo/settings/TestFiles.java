// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;

/**
 * The files that a test names.
 *
 * @param folder where the shim was started; the names of older runners start there
 */
public record TestFiles(Path folder) {
  /** The certificates of a PEM file as DER, in their order. */
  public List<byte[]> chain(String name) throws IOException {
    return Pem.blocks(Files.readAllBytes(folder.resolve(name)), Pem.CERTIFICATE).stream()
        .map(Pem.Block::content)
        .map(Bytes::toArray)
        .toList();
  }

  /** The SubjectPublicKeyInfo that belongs to the private key of a PEM file. */
  public byte[] publicKey(String name) throws IOException {
    return PublicHalf.of(
        Pem.blocks(Files.readAllBytes(folder.resolve(name)), Pem.PRIVATE_KEY)
            .getFirst()
            .content()
            .toArray());
  }

  /** The private key of a PEM file. */
  public PrivateKey key(String name) throws IOException {
    return PrivateKeyPem.read(Files.readAllBytes(folder.resolve(name)));
  }
}
