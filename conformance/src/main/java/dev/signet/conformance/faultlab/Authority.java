// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A root and an intermediate with freshly drawn names.
 *
 * @param organisation in both names
 * @param root self-signed
 * @param intermediate signs servers
 */
record Authority(String organisation, TestIdentity root, TestIdentity intermediate) {
  private static final Duration YEARS = Duration.ofDays(3650);

  static Authority of(Draw draw) {
    return of(draw.organisation());
  }

  static Authority of(String organisation) {
    Instant now = Instant.now();
    TestIdentity root = rootDraft(organisation, now).selfSigned();
    return new Authority(organisation, root, intermediateDraft(organisation, now).issuedBy(root));
  }

  static CertificateDraft rootDraft(String organisation, Instant now) {
    return CertificateDraft.of("CN=" + organisation + " Root,O=" + organisation, now)
        .authority()
        .validity(now.minus(YEARS), now.plus(YEARS));
  }

  static CertificateDraft intermediateDraft(String organisation, Instant now) {
    return CertificateDraft.of("CN=" + organisation + " Issuing,O=" + organisation, now)
        .authority(0)
        .validity(now.minus(YEARS), now.plus(YEARS));
  }

  /** A correct server certificate that is not signed yet. */
  static CertificateDraft serverDraft(String host) {
    return CertificateDraft.of("CN=" + host, Instant.now())
        .hosts(host)
        .notAuthority()
        .keyUsage(KeyUsage.digitalSignature)
        .purposes(TestCa.SERVER_AUTH);
  }

  /** A correct client certificate that is not signed yet. */
  static CertificateDraft clientDraft(String name) {
    return CertificateDraft.of("CN=" + name, Instant.now())
        .notAuthority()
        .keyUsage(KeyUsage.digitalSignature)
        .purposes(TestCa.CLIENT_AUTH);
  }

  /** A correct server certificate. */
  TestIdentity server(String host) {
    return serverDraft(host).issuedBy(intermediate);
  }

  /** A correct client certificate. */
  TestIdentity client(String name) {
    return clientDraft(name).issuedBy(intermediate);
  }
}
