// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A root, an intermediate, and the leaves that tests ask for: correct ones by one call, wrong ones
 * through {@link #draft}.
 *
 * <pre>{@code
 * TestCa ca = TestCa.create();
 * TestIdentity server = ca.server("localhost", "127.0.0.1");
 * }</pre>
 */
public final class TestCa {
  /** The purpose "TLS server". */
  public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  /** The purpose "TLS client". */
  public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private static final Duration ROOT_LIFETIME = Duration.ofDays(3650);
  private static final Duration INTERMEDIATE_LIFETIME = Duration.ofDays(365);

  private final InstantSource clock;
  private final TestIdentity root;
  private final TestIdentity intermediate;

  private TestCa(InstantSource clock) {
    this.clock = clock;
    Instant from = clock.instant().minus(Duration.ofDays(1));
    this.root =
        draft("CN=Test Root,O=Signet Test")
            .authority()
            .validity(from, from.plus(ROOT_LIFETIME))
            .selfSigned();
    this.intermediate =
        draft("CN=Test Intermediate,O=Signet Test")
            .authority(0)
            .validity(from, from.plus(INTERMEDIATE_LIFETIME))
            .issuedBy(root);
  }

  /** An authority with new P-256 keys, by the clock of this machine. */
  public static TestCa create() {
    return new TestCa(InstantSource.system());
  }

  /** An authority with new P-256 keys, by a given clock. */
  public static TestCa at(InstantSource clock) {
    return new TestCa(clock);
  }

  /** The self-signed root. */
  public TestIdentity root() {
    return root;
  }

  /** The intermediate, which signs leaves. */
  public TestIdentity intermediate() {
    return intermediate;
  }

  /** A correct server certificate for host names and IP addresses, issued by the intermediate. */
  public TestIdentity server(String... hosts) {
    return serverDraft(hosts).issuedBy(intermediate);
  }

  /** A correct client certificate for a service or person, issued by the intermediate. */
  public TestIdentity client(String commonName) {
    return leaf("CN=" + commonName).purposes(CLIENT_AUTH).issuedBy(intermediate);
  }

  /** A correct server certificate that is not signed yet, so that a test can spoil it. */
  public CertificateDraft serverDraft(String... hosts) {
    return leaf("CN=" + hosts[0]).hosts(hosts).purposes(SERVER_AUTH);
  }

  /** A current OCSP response, signed by its issuer, that a certificate is good. In DER. */
  public byte[] goodStaple(TestIdentity identity) {
    return TestStaple.good(identity, clock.instant());
  }

  /** A current OCSP response, signed by its issuer, that a certificate is revoked. In DER. */
  public byte[] revokedStaple(TestIdentity identity) {
    return TestStaple.revoked(identity, clock.instant());
  }

  /** An empty draft by this authority's clock. */
  public CertificateDraft draft(String subject) {
    return CertificateDraft.of(subject, clock.instant());
  }

  private CertificateDraft leaf(String subject) {
    return draft(subject).notAuthority().keyUsage(KeyUsage.digitalSignature);
  }
}
