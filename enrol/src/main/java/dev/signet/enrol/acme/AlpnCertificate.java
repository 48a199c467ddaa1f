// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.http.CertifiedKey;
import dev.signet.x509.Certificate;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The self-signed certificate of tls-alpn-01: the name alone, and the digest of the key
 * authorization in the critical extension acmeIdentifier (RFC 8737, 3).
 */
public final class AlpnCertificate {
  private static final Oid COMMON_NAME = new Oid("2.5.4.3");
  private static final Oid ALTERNATIVE_NAME = new Oid("2.5.29.17");

  /** RFC 8737, 6.1. */
  private static final Oid ACME_IDENTIFIER = new Oid("1.3.6.1.5.5.7.1.31");

  private static final byte[] TRUE = {(byte) 0xff};

  /** Clocks of authorities differ; nobody else sees it. */
  private static final Duration LIFE = Duration.ofDays(1);

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final KeyPair keys;
  private final String host;
  private final Instant now;

  private AlpnCertificate(KeyPair keys, String host, Instant now) {
    this.keys = keys;
    this.host = host;
    this.now = now;
  }

  /**
   * One with a fresh key.
   *
   * @param host the name
   * @param keyAuthorization what the authority looks for (RFC 8555, 8.1)
   */
  public static CertifiedKey of(String host, String keyAuthorization, Instant now) {
    KeyPair keys = AccountPem.generate();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(keyAuthorization.getBytes(StandardCharsets.US_ASCII));
      byte[] encoded = new AlpnCertificate(keys, host, now).signed(digest);
      return new CertifiedKey(keys.getPrivate(), List.of(Certificate.read(encoded).toX509()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has SHA-256 and signs with P-256", e);
    }
  }

  private byte[] signed(byte[] digest) throws GeneralSecurityException {
    SubjectPublicKey key = SubjectPublicKey.of(keys.getPublic());
    SignatureAlgorithm algorithm = SignatureAlgorithm.usualFor(key);
    byte[] body = body(key, algorithm.encoded().toArray(), digest);
    Signature signer = Signature.getInstance(algorithm.jcaName());
    signer.initSign(keys.getPrivate());
    signer.update(body);
    byte[] signature = signer.sign();
    return new DerWriter()
        .sequence(all -> all.encoded(body).encoded(algorithm.encoded().toArray()).bits(signature))
        .toArray();
  }

  /** RFC 5280, 4.1, TBSCertificate. */
  private byte[] body(SubjectPublicKey key, byte[] algorithm, byte[] digest) {
    return new DerWriter()
        .sequence(body ->
            body.constructed(
                    DerTag.contextConstructed(0), version -> version.integer(BigInteger.TWO))
                .integer(BigInteger.ONE)
                .encoded(algorithm)
                .sequence(AlpnCertificate::name)
                .sequence(this::validity)
                .sequence(AlpnCertificate::name)
                .encoded(key.encoded().toArray())
                .constructed(
                    DerTag.contextConstructed(3),
                    wrapped -> wrapped.sequence(list -> extensions(list, digest))))
        .toArray();
  }

  private static void name(DerWriter name) {
    name.constructed(
        DerTag.SET, part -> part.sequence(one -> one.oid(COMMON_NAME).utf8("acme-tls/1")));
  }

  private void validity(DerWriter validity) {
    validity
        .primitive(DerTag.UTC_TIME, time(now.minus(LIFE)))
        .primitive(DerTag.UTC_TIME, time(now.plus(LIFE)));
  }

  private static byte[] time(Instant moment) {
    return UTC_TIME.format(moment).getBytes(StandardCharsets.US_ASCII);
  }

  private void extensions(DerWriter list, byte[] digest) {
    byte[] names =
        new DerWriter()
            .sequence(
                all -> all.primitive(DerTag.context(2), host.getBytes(StandardCharsets.US_ASCII)))
            .toArray();
    list.sequence(one -> one.oid(ALTERNATIVE_NAME).octets(names));
    // RFC 8737, 3: "The acmeIdentifier extension MUST be critical".
    list.sequence(one ->
        one.oid(ACME_IDENTIFIER)
            .primitive(DerTag.BOOLEAN, TRUE)
            .octets(new DerWriter().octets(digest).toArray()));
  }
}
