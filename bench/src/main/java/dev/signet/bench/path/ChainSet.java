// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.path;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains of root, intermediate and leaf with one kind of key.
 *
 * <p>There are more of them than the JDK's certificate factory remembers, so that every certificate
 * is read afresh by everybody.
 */
final class ChainSet {
  /** The host that the leaf names. */
  static final String HOST = "www.example.com";

  /** Java's factory keeps the last 750 certificates: three of each chain are more. */
  private static final int CHAINS = 300;

  private final List<Chain> chains = new ArrayList<>();

  /** One chain, each certificate in DER. */
  static final class Chain {
    private final byte[] leaf;
    private final byte[] intermediate;
    private final byte[] root;

    private Chain(TestIdentity leaf, TestIdentity intermediate, TestIdentity root) {
      this.leaf = leaf.der();
      this.intermediate = intermediate.der();
      this.root = root.der();
    }

    byte[] leaf() {
      return leaf.clone();
    }

    byte[] intermediate() {
      return intermediate.clone();
    }

    byte[] root() {
      return root.clone();
    }
  }

  ChainSet(KeyType type) {
    KeyPair rootKeys = type.generate();
    KeyPair intermediateKeys = type.generate();
    KeyPair leafKeys = type.generate();
    for (int i = 0; i < CHAINS; i++) {
      TestIdentity root = draft("CN=Bench Root").key(rootKeys).authority().selfSigned();
      TestIdentity intermediate =
          draft("CN=Bench Intermediate,O=Signet").key(intermediateKeys).authority(0).issuedBy(root);
      TestIdentity leaf =
          draft("CN=" + HOST)
              .key(leafKeys)
              .hosts(HOST, "example.com")
              .notAuthority()
              .purposes(TestCa.SERVER_AUTH)
              .issuedBy(intermediate);
      chains.add(new Chain(leaf, intermediate, root));
    }
  }

  private static CertificateDraft draft(String subject) {
    return CertificateDraft.of(subject, Instant.now());
  }

  int size() {
    return chains.size();
  }

  Chain chain(int index) {
    return chains.get(index);
  }

  /** Writes all chains for programs of other languages, three files each. */
  void write(Path folder) throws IOException {
    for (int i = 0; i < chains.size(); i++) {
      Chain chain = chains.get(i);
      Files.write(folder.resolve(i + ".leaf"), chain.leaf);
      Files.write(folder.resolve(i + ".inter"), chain.intermediate);
      Files.write(folder.resolve(i + ".root"), chain.root);
    }
  }
}
