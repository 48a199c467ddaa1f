// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a responder says about one certificate (RFC 6960, 4.2.1, SingleResponse).
 *
 * @param certificate which
 * @param status what
 * @param thisUpdate since when that is known to be so
 * @param nextUpdate until when it holds; empty where newer answers are there at any time
 * @param extensions further remarks
 */
public record OcspAnswer(
    OcspCertificateId certificate,
    Status status,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<Extension> extensions) {
  /** What a responder may say. */
  public sealed interface Status {
    /** Not revoked. */
    record Good() implements Status {}

    /**
     * Revoked.
     *
     * @param date since when
     * @param reason why
     */
    record Revoked(Instant date, RevocationReason reason) implements Status {}

    /** The responder does not know the certificate. */
    record Unknown() implements Status {}
  }

  static OcspAnswer read(DerValue value) {
    DerReader reader = value.sequence();
    OcspCertificateId certificate = OcspCertificateId.read(reader.next());
    Status status = status(reader.next());
    Instant thisUpdate = reader.next(DerTag.GENERALIZED_TIME).time();
    Optional<Instant> nextUpdate =
        reader
            .optional(DerTag.contextConstructed(0))
            .map(tagged -> tagged.inside().next(DerTag.GENERALIZED_TIME).time());
    List<Extension> extensions =
        reader
            .optional(DerTag.contextConstructed(1))
            .map(tagged -> ExtensionReader.readAll(tagged.inside().next()))
            .orElse(List.of());
    reader.end();
    return new OcspAnswer(certificate, status, thisUpdate, nextUpdate, extensions);
  }

  private static Status status(DerValue value) {
    if (value.tag() == DerTag.context(0)) {
      return new Status.Good();
    }
    if (value.tag() == DerTag.contextConstructed(1)) {
      return revoked(value.inside());
    }
    if (value.tag() == DerTag.context(2)) {
      return new Status.Unknown();
    }
    throw new DerException(
        value.offset(), DerTag.name(value.tag()) + " where a status is expected");
  }

  private static Status revoked(DerReader reader) {
    Instant date = reader.next(DerTag.GENERALIZED_TIME).time();
    RevocationReason reason =
        reader
            .optional(DerTag.contextConstructed(0))
            .map(tagged -> tagged.inside().next(DerTag.ENUMERATED).implicitSmallInteger())
            .flatMap(RevocationReason::of)
            .orElse(RevocationReason.UNSPECIFIED);
    reader.end();
    return new Status.Revoked(date, reason);
  }
}
