// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.der.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A chain that is about to be issued, right in everything; faults change it. Not safe for use by
 * several threads.
 */
final class ChainPlan {
  static final String HOST = "app.example.com";
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration YEARS = Duration.ofDays(1_000);

  private final String tag;
  private final Random random;
  private final CertificateDraft root;
  private final List<CertificateDraft> intermediates = new ArrayList<>();
  private final CertificateDraft leaf;
  private final Map<CertificateDraft, String> hashes = new HashMap<>();
  private final List<Bytes> added = new ArrayList<>();
  private List<String> hosts = List.of(HOST);
  private boolean rootIsTrusted = true;
  private boolean selfSigned;
  private boolean shuffled;
  private boolean rootIsSent;
  private int dropped = -1;
  private int rekeyed = -1;
  private int tampered = -1;

  /** A plan with one to three intermediates, whose names have a tag that no other has. */
  ChainPlan(String tag, Random random) {
    this.tag = tag;
    this.random = random;
    this.root = authority("Root");
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      intermediates.add(authority("Intermediate " + i));
    }
    this.leaf =
        CertificateDraft.of("CN=" + HOST + ",O=Leaf " + tag, NOW)
            .notAuthority()
            .keyUsage(KeyUsage.digitalSignature)
            .purposes(TestCa.SERVER_AUTH);
  }

  private CertificateDraft authority(String name) {
    return CertificateDraft.of("CN=" + name + " " + tag, NOW)
        .authority()
        .validity(NOW.minus(YEARS), NOW.plus(YEARS));
  }

  CertificateDraft root() {
    return root;
  }

  /** One of the intermediates, whichever. */
  CertificateDraft intermediate() {
    return intermediates.get(random.nextInt(intermediates.size()));
  }

  /** The one below the root. */
  CertificateDraft highest() {
    return intermediates.getFirst();
  }

  CertificateDraft leaf() {
    return leaf;
  }

  /** Lets the leaf name others, or none. */
  void name(String... others) {
    hosts = List.of(others);
  }

  Random random() {
    return random;
  }

  /** Lets a certificate be signed over another hash. */
  void hash(CertificateDraft draft, String hash) {
    hashes.put(draft, hash);
  }

  void distrustRoot() {
    rootIsTrusted = false;
  }

  void signLeafItself() {
    selfSigned = true;
  }

  void shuffle() {
    shuffled = true;
  }

  void sendRoot() {
    rootIsSent = true;
  }

  void dropIntermediate() {
    dropped = random.nextInt(intermediates.size());
  }

  /** Sends an intermediate that has the name of the signer and another key. */
  void rekeyIntermediate() {
    rekeyed = random.nextInt(intermediates.size());
  }

  /** Changes a bit of the signature of the leaf, or of an intermediate. */
  void tamper(boolean withLeaf) {
    tampered = withLeaf ? 0 : 1 + random.nextInt(intermediates.size());
  }

  /** Sends certificates of somebody else too. */
  void addStrangers() {
    TestIdentity stranger = authority("Stranger").selfSigned();
    added.add(Bytes.of(stranger.der()));
    added.add(Bytes.of(CertificateDraft.of("CN=other " + tag, NOW).issuedBy(stranger).der()));
  }

  /** Issues everything. */
  DiffCase.Chain issue() {
    TestIdentity anchor = root.selfSigned();
    List<TestIdentity> path = new ArrayList<>();
    TestIdentity above = anchor;
    for (CertificateDraft draft : intermediates) {
      above = sign(draft, above);
      path.addFirst(above);
    }
    leaf.hosts(hosts.toArray(String[]::new));
    TestIdentity own = selfSigned ? leaf.selfSigned() : sign(leaf, above);
    path.addFirst(own);
    List<Bytes> sent = encoded(path);
    Bytes first = sent.removeFirst();
    if (rootIsSent) {
      sent.add(Bytes.of(anchor.der()));
    }
    sent.addAll(added);
    if (shuffled) {
      Collections.shuffle(sent, random);
    }
    TestIdentity trusted = rootIsTrusted ? anchor : authority("Other Root").selfSigned();
    return new DiffCase.Chain(
        List.of(Bytes.of((selfSigned && rootIsTrusted ? own : trusted).der())), sent, first);
  }

  private TestIdentity sign(CertificateDraft draft, TestIdentity issuer) {
    String hash = hashes.getOrDefault(draft, "SHA256");
    boolean rsa = issuer.keys().getPrivate().getAlgorithm().equals("RSA");
    return draft.signature(hash + (rsa ? "withRSA" : "withECDSA")).issuedBy(issuer);
  }

  /** What is sent: the path without what was dropped, and with what was changed. */
  private List<Bytes> encoded(List<TestIdentity> path) {
    List<Bytes> sent = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      int intermediate = path.size() - 1 - i;
      if (i > 0 && intermediate == dropped) {
        continue;
      }
      byte[] der = i > 0 && intermediate == rekeyed ? rekeyed(path.get(i)) : path.get(i).der();
      if (i == tampered) {
        der[der.length - 1] ^= 1;
      }
      sent.add(Bytes.of(der));
    }
    return sent;
  }

  private static byte[] rekeyed(TestIdentity original) {
    String name = original.certificate().getSubjectX500Principal().getName();
    return CertificateDraft.of(name, NOW)
        .authority()
        .validity(NOW.minus(YEARS), NOW.plus(YEARS))
        .issuedBy(original.issuer().orElseThrow())
        .der();
  }
}
