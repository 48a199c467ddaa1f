// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the issuance log.
 *
 * @param serial the serial number in lower-case hexadecimal
 * @param issuer the id of the issuer
 * @param contents what the certificate says
 * @param requester who asked for it
 * @param state how far it came
 * @param revocation when and why it was revoked, or null
 */
public record CertificateRecord(
    String serial,
    String issuer,
    Contents contents,
    String requester,
    State state,
    @Nullable Revocation revocation) {
  /** How far an issuance came. */
  public enum State {
    /** Logged, and not concluded: in progress, or cut off. */
    INTENDED,
    /** Signed, read again and handed out. */
    ISSUED,
    /** Given up after an error; nothing was handed out. */
    FAILED,
    /** Found unfinished at a start, and given up. Nothing was handed out. */
    ABANDONED
  }

  /**
   * What a certificate says.
   *
   * @param profile the kind of certificate
   * @param subject its subject, or empty
   * @param names its alternative names
   * @param notBefore the start of its life
   * @param notAfter the end of its life
   */
  public record Contents(
      String profile, String subject, List<String> names, Instant notBefore, Instant notAfter) {
    /** Copies the names. */
    public Contents {
      names = List.copyOf(names);
    }
  }

  /**
   * A revocation.
   *
   * @param reason why
   * @param at when
   * @param requester by whom
   */
  public record Revocation(RevocationReason reason, Instant at, String requester) {}
}
