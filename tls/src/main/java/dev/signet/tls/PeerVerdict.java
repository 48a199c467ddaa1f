// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.explain.Report;
import dev.signet.tls.fault.CertificateFault;
import java.security.PublicKey;

/** What a verifier says. */
public sealed interface PeerVerdict {
  /**
   * The chain holds.
   *
   * @param key the end entity's public key
   * @param identity what the verifier wants to find again in {@link ConnectionFacts}, such as the
   *     verified path; not looked at
   */
  record Accepted(PublicKey key, Object identity) implements PeerVerdict {}

  /**
   * The chain does not hold.
   *
   * @param fault decides the alert
   * @param report which certificate, which check, wanted and found
   */
  record Refused(CertificateFault fault, Report report) implements PeerVerdict {}
}
