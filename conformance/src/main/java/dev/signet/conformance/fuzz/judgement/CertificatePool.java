// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Certificates of a web of authorities in which a search can get lost: cross-signs, loops, many
 * issuers of one name, re-keyed ones, constrained and expired ones.
 */
final class CertificatePool {
  /** Who the leaf names. */
  static final String HOST = "host.example";

  /** When all but the expired one are valid. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Issuers of one name. */
  private static final int NAMESAKES = 24;

  /** How many of them have a key of their own; the others show it again. */
  private static final int KEYS = 4;

  private static final String WIDE = "CN=Wide,O=Pool";

  private final List<byte[]> certificates = new ArrayList<>();

  /** Made when it is first asked for: keys take a while. */
  private static final class Made {
    private static final CertificatePool POOL = new CertificatePool();
  }

  /** The pool of this process; the keys are new in each, the order is not. */
  static CertificatePool get() {
    return Made.POOL;
  }

  private CertificatePool() {
    TestIdentity first = root("CN=First,O=Pool");
    TestIdentity second = root("CN=Second,O=Pool");
    TestIdentity middle = authority("CN=Middle,O=Pool").issuedBy(first);
    add(leaf().issuedBy(middle));
    add(first);
    add(middle);
    add(second);
    add(authority("CN=Middle,O=Pool").key(middle.keys()).issuedBy(second));
    add(authority("CN=First,O=Pool").key(first.keys()).issuedBy(second));
    add(authority("CN=Second,O=Pool").key(second.keys()).issuedBy(first));
    add(authority("CN=First,O=Pool").key(first.keys()).issuedBy(middle));
    add(authority("CN=Middle,O=Pool").permit("other.example").issuedBy(first));
    add(authority("CN=Middle,O=Pool").exclude(HOST).key(middle.keys()).issuedBy(first));
    add(
        authority("CN=Middle,O=Pool")
            .key(middle.keys())
            .validity(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(10)))
            .issuedBy(first));
    addNamesakes(KeyType.P256::generate);
    addNamesakes(CertificatePool::costlyKeys);
    addNamesakes(KeyType.RSA2048::generate);
  }

  /** The certificate with a number, counted round and round. */
  byte[] certificate(int number) {
    return certificates.get(number % certificates.size());
  }

  /** How many there are. */
  int size() {
    return certificates.size();
  }

  /** All of one name, that sign one another in all ways, and a leaf below. */
  private void addNamesakes(Supplier<KeyPair> generator) {
    TestIdentity issuer = authority(WIDE).key(generator.get()).selfSigned();
    for (int i = 0; i < NAMESAKES; i++) {
      KeyPair keys = i < KEYS ? generator.get() : issuer.keys();
      issuer = authority(WIDE).key(keys).issuedBy(issuer);
      add(issuer);
    }
    add(leaf().issuedBy(issuer));
  }

  /** The curve whose signatures take longest to verify. */
  private static KeyPair costlyKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp521r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-521", e);
    }
  }

  private static CertificateDraft authority(String subject) {
    return CertificateDraft.of(subject, NOW).authority();
  }

  private static TestIdentity root(String subject) {
    return authority(subject).selfSigned();
  }

  private static CertificateDraft leaf() {
    return CertificateDraft.of("CN=leaf", NOW).hosts(HOST).purposes(TestCa.SERVER_AUTH);
  }

  private void add(TestIdentity identity) {
    certificates.add(identity.der());
  }
}
