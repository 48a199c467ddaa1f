// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord.Contents;
import dev.signet.ca.CrlScope;
import dev.signet.ca.KeyName;
import dev.signet.ca.SerialNumber;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import java.time.Instant;
import java.util.Optional;

/**
 * Proof that what is about to be signed is written down and on disk. Only {@link #write} makes one,
 * and only for what was linted.
 *
 * <p>After a crash the log thus names every certificate that a key may have signed.
 */
final class StoredIntent {
  private final IssuanceToken token;
  private final String serial;

  private StoredIntent(IssuanceToken token, String serial) {
    this.token = token;
    this.serial = serial;
  }

  /**
   * Writes down what is about to be signed.
   *
   * @return empty where the serial number was drawn before
   */
  static Optional<StoredIntent> write(IssuanceToken token, Purpose purpose, CertificateLog log) {
    Certificate draft = token.draft();
    String serial = new SerialNumber(draft.serial()).hex();
    CertificateLog.Intent intent =
        new CertificateLog.Intent(
            serial,
            purpose.scope(),
            contents(draft, purpose.profile()),
            KeyName.full(draft.key()),
            new CertificateLog.Intent.Origin(
                purpose.requester(), purpose.at(), token.toBeSigned()));
    return log.intend(intent) ? Optional.of(new StoredIntent(token, serial)) : Optional.empty();
  }

  /** The serial number in its normal form. */
  String serial() {
    return serial;
  }

  /** What was linted and written down. */
  IssuanceToken token() {
    return token;
  }

  private static Contents contents(Certificate draft, String profile) {
    return new Contents(
        profile,
        draft.subject().toString(),
        draft.names().stream().map(GeneralName::value).toList(),
        draft.validity().notBefore(),
        draft.validity().notAfter());
  }

  /**
   * What the log says about an issuance beside the certificate itself.
   *
   * @param scope the issuer, and the part of its list that would name the certificate
   * @param profile the kind of certificate
   * @param requester who asked
   * @param at when
   */
  record Purpose(CrlScope scope, String profile, String requester, Instant at) {}
}
