// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/**
 * The only place where an issuer's key meets a certificate: lint, write down, sign, read again.
 *
 * <p>Each step demands the proof of the one before. Whatever fails after the intent is written is
 * concluded as failed; when even that fails, or the machine does, the next start abandons it.
 */
final class SigningDesk {
  /**
   * A serial number of 126 random bits that is taken means a broken random source: do not insist.
   */
  private static final int MAX_DRAWS = 3;

  private final CertificateLog log;
  private final SecureRandom random;

  SigningDesk(CertificateLog log, SecureRandom random) {
    this.log = log;
    this.random = random;
  }

  /**
   * A signed certificate whose issuance the caller still has to conclude.
   *
   * @param serial its serial number in its normal form
   * @param certificate the certificate
   */
  record Signed(String serial, Certificate certificate) {}

  /**
   * Signs a certificate.
   *
   * @param linted drafts the certificate for a serial number and lints it
   * @param purpose what the log says about it
   * @param signer the issuer's key
   */
  Signed sign(Function<SerialNumber, Linted> linted, StoredIntent.Purpose purpose, Signer signer) {
    for (int i = 0; i < MAX_DRAWS; i++) {
      IssuanceToken token = pass(linted.apply(SerialNumber.draw(random)));
      Optional<StoredIntent> intent = StoredIntent.write(token, purpose, log);
      if (intent.isPresent()) {
        return signOrConclude(intent.get(), purpose, signer);
      }
    }
    throw new IllegalStateException("the random source repeats itself");
  }

  private Signed signOrConclude(StoredIntent intent, StoredIntent.Purpose purpose, Signer signer) {
    try {
      return new Signed(intent.serial(), sign(intent, signer));
    } catch (FindingException e) {
      log.conclude(
          CertificateLog.Conclusion.failed(intent.serial(), e.finding().code().id(), purpose.at()));
      throw e;
    }
  }

  private static Certificate sign(StoredIntent intent, Signer signer) {
    IssuanceToken token = intent.token();
    byte[] tbs = token.toBeSigned().toArray();
    byte[] signature = signer.sign(tbs);
    Certificate issued = Certificate.read(TbsEncoding.assemble(tbs, signer.algorithm(), signature));
    if (!issued.toBeSigned().equals(token.toBeSigned())) {
      throw differs(issued, "Its signed part has other bytes");
    }
    if (!issued.isSignedBy(token.issuer().key())) {
      throw differs(issued, "The issuer's public key does not verify it");
    }
    return issued;
  }

  private static IssuanceToken pass(Linted linted) {
    return switch (linted) {
      case Linted.Passed passed -> passed.token();
      case Linted.Failed failed -> throw new FindingException(failed.report().headline());
    };
  }

  private static FindingException differs(Certificate issued, String found) {
    return Finding.about(CaCode.CERTIFICATE_DIFFERS)
        .subject(issued.shortText())
        .found(found)
        .toException();
  }
}
