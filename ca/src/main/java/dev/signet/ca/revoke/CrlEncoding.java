// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CrlRecord;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.RevocationReason;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The DER of lists of revoked certificates (RFC 5280, 5.1), written from entries that are encoded
 * already, so that a list with one more entry costs little more than its hash.
 *
 * @param issuer the certificate of who signs
 * @param algorithm how it signs
 */
record CrlEncoding(Certificate issuer, SignatureAlgorithm algorithm) {
  private static final int GENERALIZED_FROM = 2050;
  private static final DateTimeFormatter SHORT_YEAR =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter LONG_YEAR =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);

  private static final Oid REASON = new Oid("2.5.29.21");
  private static final Oid NUMBER = new Oid("2.5.29.20");
  private static final Oid DELTA = new Oid("2.5.29.27");
  private static final Oid ISSUING_POINT = new Oid("2.5.29.28");
  private static final Oid AUTHORITY_KEY = new Oid("2.5.29.35");
  private static final Oid FRESHEST = new Oid("2.5.29.46");

  private static final byte[] TRUE = {(byte) 0xff};
  private static final int NAMED = DerTag.contextConstructed(0);
  private static final int KEY_ID = DerTag.context(0);
  private static final int ONLY_USERS = DerTag.context(1);
  private static final int URI = DerTag.context(6);

  /** The encoding of entries, one after the other. */
  static byte[] entries(List<RevocationLog.Entry> entries) {
    DerWriter writer = new DerWriter();
    entries.forEach(entry -> writer.sequence(one -> entry(one, entry)));
    return writer.toArray();
  }

  private static void entry(DerWriter writer, RevocationLog.Entry entry) {
    writer.integer(new BigInteger(entry.serial(), 16));
    time(writer, entry.at());
    // 5.3.1: "the reason code CRL entry extension SHOULD be absent instead of using the unspecified
    // (0) reasonCode value".
    if (entry.reason() != RevocationReason.UNSPECIFIED) {
      byte[] number = {(byte) entry.reason().number()};
      byte[] value = new DerWriter().primitive(DerTag.ENUMERATED, number).toArray();
      writer.sequence(extensions -> extensions.sequence(e -> e.oid(REASON).octets(value)));
    }
  }

  /** The bytes that the issuer signs. */
  byte[] toBeSigned(CrlRecord list, byte[] entries) {
    return new DerWriter()
        .sequence(body -> {
          body.integer(BigInteger.ONE)
              .encoded(algorithm.encoded().toArray())
              .encoded(issuer.subject().encoded().toArray());
          time(body, list.life().notBefore());
          time(body, list.life().notAfter());
          // 5.1.2.6: "When there are no revoked certificates, the revoked certificates list MUST be
          // absent."
          if (entries.length > 0) {
            body.primitive(DerTag.SEQUENCE, entries);
          }
          body.constructed(NAMED, tagged -> tagged.sequence(all -> extensions(all, list)));
        })
        .toArray();
  }

  /** The whole list. */
  byte[] assemble(byte[] toBeSigned, byte[] signature) {
    return new DerWriter()
        .sequence(
            list -> list.encoded(toBeSigned).encoded(algorithm.encoded().toArray()).bits(signature))
        .toArray();
  }

  /**
   * 5.2: "Conforming CRL issuers are REQUIRED to include the authority key identifier and the CRL
   * number extensions".
   */
  private void extensions(DerWriter all, CrlRecord list) {
    byte[] key = issuer.extension(SubjectKeyIdentifier.class).orElseThrow().identifier().toArray();
    extension(all, AUTHORITY_KEY, new DerWriter().sequence(id -> id.primitive(KEY_ID, key)));
    extension(all, NUMBER, new DerWriter().integer(BigInteger.valueOf(list.number())));
    // 5.2.4 and 5.2.5: both are critical, for a list that leaves something out must not be taken
    // for one that does not.
    list.count()
        .base()
        .ifPresent(base -> critical(all, DELTA, new DerWriter().integer(BigInteger.valueOf(base))));
    if (!list.scope().isWhole()) {
      critical(all, ISSUING_POINT, issuingPoint(list.address()));
    } else if (!list.isDelta() && !list.address().isEmpty()) {
      // 5.2.6: "The freshest CRL extension MUST NOT appear in delta CRLs."
      extension(all, FRESHEST, changesAt(list.address()));
    }
  }

  /** 5.2.5: the name is one of those in the certificates that it is about. */
  private static DerWriter issuingPoint(String address) {
    return new DerWriter().sequence(point -> point(point, address).primitive(ONLY_USERS, TRUE));
  }

  private static DerWriter changesAt(String address) {
    return new DerWriter().sequence(points -> points.sequence(p -> point(p, address)));
  }

  private static DerWriter point(DerWriter point, String address) {
    byte[] uri = address.getBytes(StandardCharsets.US_ASCII);
    return point.constructed(
        NAMED, name -> name.constructed(NAMED, full -> full.primitive(URI, uri)));
  }

  private static void extension(DerWriter all, Oid oid, DerWriter value) {
    all.sequence(extension -> extension.oid(oid).octets(value.toArray()));
  }

  private static void critical(DerWriter all, Oid oid, DerWriter value) {
    all.sequence(
        extension -> extension.oid(oid).primitive(DerTag.BOOLEAN, TRUE).octets(value.toArray()));
  }

  /** 5.1.2.4: UTCTime through 2049, GeneralizedTime from 2050 on. */
  private static void time(DerWriter writer, Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    boolean near = utc.getYear() < GENERALIZED_FROM;
    String text = (near ? SHORT_YEAR : LONG_YEAR).format(utc);
    writer.primitive(
        near ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }
}
