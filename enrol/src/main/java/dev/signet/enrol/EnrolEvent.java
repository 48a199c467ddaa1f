// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.time.Instant;

/** What happened to the gateway's certificate. */
public sealed interface EnrolEvent {
  /**
   * The certificate of an earlier start is used.
   *
   * @param certificate the certificate
   */
  record Reused(Certificate certificate) implements EnrolEvent {}

  /**
   * A new certificate is used from the next handshake on.
   *
   * @param certificate the certificate
   * @param reason why
   */
  record Renewed(Certificate certificate, Reason reason) implements EnrolEvent {}

  /**
   * No new certificate could be had; the one before stays in use.
   *
   * @param finding why
   * @param retryAt when it is tried again
   */
  record Failed(Finding finding, Instant retryAt) implements EnrolEvent {}

  /** Why a new certificate was got. */
  enum Reason {
    /** There was none. */
    FIRST,
    /** The stored one cannot be read. */
    UNREADABLE,
    /** Names were added or taken away. */
    NAMES,
    /** A third to a half of its life is over. */
    AGE,
    /** The authority no longer stands behind the one before. */
    DISOWNED
  }
}
