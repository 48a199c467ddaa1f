// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.HeldCertificate;
import java.time.Instant;

/**
 * The certificate of one name, as all nodes show it.
 *
 * @param name a host name, perhaps with {@code *.} in front
 * @param authority the directory that it came from; empty for our own authority
 * @param held key and chain
 * @param renewal when it is replaced
 */
record SharedCertificate(String name, String authority, HeldCertificate held, RenewalDate renewal) {
  boolean isOver(Instant now) {
    return held.leaf().validity().isOver(now);
  }

  SharedCertificate with(RenewalDate changed) {
    return new SharedCertificate(name, authority, held, changed);
  }
}
