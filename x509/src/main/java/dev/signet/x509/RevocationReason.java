// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Why a certificate was revoked (RFC 5280, 5.3.1), and for which reasons a list speaks (4.2.1.13).
 */
public enum RevocationReason {
  /** No reason is given. */
  UNSPECIFIED(0, -1, "no reason given"),
  /** The private key is in the wrong hands. */
  KEY_COMPROMISE(1, 1, "key compromise"),
  /** The authority's private key is in the wrong hands. */
  AUTHORITY_COMPROMISE(2, 2, "compromise of the authority"),
  /** The subject's name or other data have changed. */
  AFFILIATION_CHANGED(3, 3, "changed affiliation"),
  /** There is a newer certificate. */
  SUPERSEDED(4, 4, "superseded"),
  /** The certificate is needed no longer. */
  CESSATION(5, 5, "no longer in use"),
  /** Suspended for the time being. */
  HOLD(6, 6, "on hold"),
  /** In delta lists: suspended no longer, or expired. */
  REMOVED(8, -1, "removed from the list"),
  /** A privilege that the certificate gives was withdrawn. */
  PRIVILEGE_WITHDRAWN(9, 7, "withdrawn privilege"),
  /** The attribute authority was compromised. */
  ATTRIBUTE_COMPROMISE(10, 8, "compromise of the attribute authority");

  private static final Set<RevocationReason> FLAGS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(UNSPECIFIED, REMOVED)));

  private final int number;
  private final int flag;
  private final String text;

  RevocationReason(int number, int flag, String text) {
    this.number = number;
    this.flag = flag;
    this.text = text;
  }

  /** The number in an entry of a list (CRLReason). */
  public int number() {
    return number;
  }

  /** The reason in a sentence. */
  public String text() {
    return text;
  }

  /** The reason with a number; empty for numbers that nobody has defined. */
  public static Optional<RevocationReason> of(int number) {
    return Arrays.stream(values()).filter(reason -> reason.number == number).findFirst();
  }

  /** All for which lists can be kept apart: those of ReasonFlags. */
  public static Set<RevocationReason> all() {
    return FLAGS;
  }

  /** The reasons in the bits of ReasonFlags, the first bit lowest. */
  static Set<RevocationReason> ofFlags(int bits) {
    Set<RevocationReason> reasons = EnumSet.noneOf(RevocationReason.class);
    for (RevocationReason reason : FLAGS) {
      if (((bits >> reason.flag) & 1) != 0) {
        reasons.add(reason);
      }
    }
    return Collections.unmodifiableSet(reasons);
  }
}
