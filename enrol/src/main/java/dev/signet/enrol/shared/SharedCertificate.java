// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.HeldCertificate;
import dev.signet.http.CertifiedKey;
import dev.signet.http.OcspStaple;
import java.time.Instant;

/**
 * The certificate of one name, as all nodes show it.
 *
 * @param name a host name, perhaps with {@code *.} in front
 * @param authority the directory that it came from; empty for our own authority
 * @param held key and chain
 * @param renewal when it is replaced
 * @param staple what its authority says of it now
 */
record SharedCertificate(
    String name,
    String authority,
    HeldCertificate held,
    RenewalDate renewal,
    StapledAnswer staple) {
  boolean isOver(Instant now) {
    return held.leaf().validity().isOver(now);
  }

  /** What handshakes show. */
  CertifiedKey shownAt(Instant now) {
    OcspStaple response = staple.shownAt(now);
    return response.isEmpty() ? held.certified() : held.certified().with(response);
  }

  /** Whether its responder is to be asked. */
  boolean wantsStaple(Instant now) {
    return !now.isBefore(staple.askAt()) && StapleDesk.isNamedBy(held.chain());
  }
}
