// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.der.Bytes;
import java.time.Duration;

/**
 * What somebody asks for. Everything else that the certificate will hold follows from the
 * authority's rules.
 *
 * @param csr a PKCS#10 certificate signing request (RFC 2986) in DER, or PEM text
 * @param profile the kind of certificate
 * @param lifetime how long it shall live, the minutes included by which its start is dated back
 * @param requester who asks, for the log: an account, a command, the gateway
 */
public record IssuanceRequest(Bytes csr, Profile profile, Duration lifetime, String requester) {
  /** A request for the profile's own lifetime. The request's bytes are copied. */
  public static IssuanceRequest of(byte[] csr, Profile profile, String requester) {
    return new IssuanceRequest(Bytes.of(csr), profile, profile.lifetime(), requester);
  }

  /** The same request for another lifetime. */
  public IssuanceRequest lasting(Duration wanted) {
    return new IssuanceRequest(csr, profile, wanted, requester);
  }
}
