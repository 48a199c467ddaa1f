// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.Responder;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.Standing;
import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The DER of OCSP responses by one responder (RFC 6960, 4.2.1). */
final class OcspEncoding {
  private static final Oid BASIC = new Oid("1.3.6.1.5.5.7.48.1.1");
  private static final Oid NONCE = new Oid("1.3.6.1.5.5.7.48.1.2");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int FIRST = DerTag.contextConstructed(0);
  private static final int SECOND = DerTag.contextConstructed(1);
  private static final int BY_KEY = DerTag.contextConstructed(2);
  private static final int GOOD = DerTag.context(0);
  private static final int REVOKED = DerTag.contextConstructed(1);
  private static final int UNKNOWN = DerTag.context(2);
  private static final byte[] NOTHING = new byte[0];

  private final Responder responder;
  private final byte[] keyHash;

  OcspEncoding(Responder responder) {
    this.responder = responder;
    this.keyHash = sha1(responder.certificate().key().bitString().toArray());
  }

  /**
   * What is said of one certificate.
   *
   * @param id the CertID of the request, as it stands there
   * @param standing what is known
   */
  record Statement(Bytes id, Standing standing) {}

  /** Why a request is not answered (4.2.1, OCSPResponseStatus). */
  enum Refusal {
    /** Not a request. */
    MALFORMED(1),
    /** RFC 5019, 2.2.3: "not capable of responding authoritatively". */
    UNAUTHORIZED(6);

    private final int number;

    Refusal(int number) {
      this.number = number;
    }

    /** An answer that is not signed. */
    Bytes response() {
      byte[] status = {(byte) number};
      return Bytes.of(
          new DerWriter().sequence(r -> r.primitive(DerTag.ENUMERATED, status)).toArray());
    }
  }

  Responder responder() {
    return responder;
  }

  /** A signed response. */
  Bytes sign(List<Statement> statements, Validity life, Optional<Bytes> nonce) {
    byte[] data = data(statements, life, nonce);
    byte[] signature = responder.signer().sign(data);
    byte[] basic =
        new DerWriter()
            .sequence(response ->
                response
                    .encoded(data)
                    .encoded(responder.signer().algorithm().encoded().toArray())
                    .bits(signature)
                    .constructed(FIRST, this::certificates))
            .toArray();
    byte[] successful = {0};
    return Bytes.of(
        new DerWriter()
            .sequence(response ->
                response
                    .primitive(DerTag.ENUMERATED, successful)
                    .constructed(
                        FIRST, bytes -> bytes.sequence(typed -> typed.oid(BASIC).octets(basic))))
            .toArray());
  }

  private void certificates(DerWriter writer) {
    writer.sequence(list -> list.encoded(responder.certificate().encoded().toArray()));
  }

  private byte[] data(List<Statement> statements, Validity life, Optional<Bytes> nonce) {
    return new DerWriter()
        .sequence(data -> {
          data.constructed(BY_KEY, id -> id.octets(keyHash))
              .primitive(DerTag.GENERALIZED_TIME, time(life.notBefore()))
              .sequence(list -> statements.forEach(one -> statement(list, one, life)));
          nonce.ifPresent(value -> data.constructed(SECOND, e -> e.sequence(n -> nonce(n, value))));
        })
        .toArray();
  }

  /** RFC 9654, 2.1: the extension's value is an OCTET STRING within the OCTET STRING. */
  private static void nonce(DerWriter extensions, Bytes value) {
    byte[] inner = new DerWriter().octets(value.toArray()).toArray();
    extensions.sequence(extension -> extension.oid(NONCE).octets(inner));
  }

  private static void statement(DerWriter list, Statement statement, Validity life) {
    list.sequence(one -> {
      one.encoded(statement.id().toArray());
      standing(one, statement.standing());
      one.primitive(DerTag.GENERALIZED_TIME, time(life.notBefore()))
          .constructed(FIRST, end -> end.primitive(DerTag.GENERALIZED_TIME, time(life.notAfter())));
    });
  }

  private static void standing(DerWriter writer, Standing standing) {
    switch (standing) {
      case Standing.Good _ -> writer.primitive(GOOD, NOTHING);
      case Standing.Unknown _ -> writer.primitive(UNKNOWN, NOTHING);
      case Standing.Revoked(RevocationReason reason, Instant at) ->
          writer.constructed(
              REVOKED,
              revoked -> {
                revoked.primitive(DerTag.GENERALIZED_TIME, time(at));
                reason(revoked, reason);
              });
    }
  }

  /** As in a list: no reason instead of the reason "unspecified". */
  private static void reason(DerWriter revoked, RevocationReason reason) {
    if (reason != RevocationReason.UNSPECIFIED) {
      byte[] number = {(byte) reason.number()};
      revoked.constructed(FIRST, tagged -> tagged.primitive(DerTag.ENUMERATED, number));
    }
  }

  private static byte[] time(Instant instant) {
    return TIME.format(instant).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
