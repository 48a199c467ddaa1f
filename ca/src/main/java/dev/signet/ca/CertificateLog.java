// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The issuance log: what a key was about to sign, and what became of it. Rows are only ever added.
 */
public interface CertificateLog {
  /**
   * Writes down what is about to be signed. It is on disk when this returns. A key that was in
   * other hands is a {@link CaCode#KEY_BLOCKED} finding, as an exception.
   *
   * @return false where the serial number was drawn before; then nothing was written
   */
  boolean intend(Intent intent);

  /**
   * Writes down what became of an intent.
   *
   * @return false where it was concluded already, by this node or another; then nothing was
   *     written, and a certificate must not be handed out
   */
  boolean conclude(Conclusion conclusion);

  /** Gives up every intent without an outcome. Returns how many there were. */
  int abandonUnfinished(Instant at);

  /** The newest lines, at most so many. */
  List<CertificateRecord> list(int limit);

  /** The line of a serial number in its normal form. */
  Optional<CertificateRecord> find(String serial);

  /** Whether a serial number in its normal form is revoked. */
  boolean isRevoked(String serial);

  /** The newest line of something issued to a requester. */
  Optional<CertificateRecord> issuedTo(String requester);

  /** The certificate of a serial number in its normal form, in DER, where it was issued. */
  Optional<Bytes> certificate(String serial);

  /** How much was done. */
  CaStatus.Counts counts();

  /**
   * What a key is about to sign.
   *
   * @param serial the serial number in its normal form
   * @param scope the issuer whose key it is, and the part of its list that would name the
   *     certificate
   * @param contents what the certificate says
   * @param keyHash the SHA-256 of the subject public key info in hexadecimal
   * @param origin who asked, when, and the bytes to be signed
   */
  record Intent(
      String serial,
      CrlScope scope,
      CertificateRecord.Contents contents,
      String keyHash,
      Origin origin) {
    /**
     * Who asked, when, and for what.
     *
     * @param requester who asked
     * @param at when
     * @param tbs the exact bytes that will be signed
     */
    public record Origin(String requester, Instant at, Bytes tbs) {}
  }

  /**
   * What became of an intent.
   *
   * @param serial the serial number in its normal form
   * @param state anything but {@link CertificateRecord.State#INTENDED}
   * @param certificate the certificate in DER where it was issued, else empty bytes
   * @param detail why it failed, or empty
   * @param at when
   */
  record Conclusion(
      String serial, CertificateRecord.State state, Bytes certificate, String detail, Instant at) {
    /** It was issued. */
    public static Conclusion issued(String serial, Bytes certificate, Instant at) {
      return new Conclusion(serial, CertificateRecord.State.ISSUED, certificate, "", at);
    }

    /** It was cut off and is given up. */
    public static Conclusion abandoned(String serial, Instant at) {
      Bytes none = Bytes.of(new byte[0]);
      return new Conclusion(serial, CertificateRecord.State.ABANDONED, none, "", at);
    }

    /** It failed. */
    public static Conclusion failed(String serial, String detail, Instant at) {
      Bytes none = Bytes.of(new byte[0]);
      return new Conclusion(serial, CertificateRecord.State.FAILED, none, detail, at);
    }
  }
}
