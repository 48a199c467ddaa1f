// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * What somebody asks for. Everything else that the certificate will hold follows from the
 * authority's rules.
 *
 * @param csr a PKCS#10 certificate signing request (RFC 2986) in DER, or PEM text
 * @param profile the kind of certificate
 * @param lifetime how long it shall live, the minutes included by which its start is dated back
 * @param exact its very first and last second, where they are asked for
 * @param requester who asks, for the log: an account, a command, the gateway
 */
public record IssuanceRequest(
    Bytes csr, Profile profile, Duration lifetime, Optional<Validity> exact, String requester) {
  /** A request for the profile's own lifetime. The request's bytes are copied. */
  public static IssuanceRequest of(byte[] csr, Profile profile, String requester) {
    return new IssuanceRequest(
        Bytes.of(csr), profile, profile.lifetime(), Optional.empty(), requester);
  }

  /** The same request for another lifetime. */
  public IssuanceRequest lasting(Duration wanted) {
    return new IssuanceRequest(csr, profile, wanted, Optional.empty(), requester);
  }

  /** The same request for a life between these very seconds. */
  public IssuanceRequest within(Validity wanted) {
    Duration life = Duration.between(wanted.notBefore(), wanted.notAfter());
    return new IssuanceRequest(csr, profile, life, Optional.of(wanted), requester);
  }
}
