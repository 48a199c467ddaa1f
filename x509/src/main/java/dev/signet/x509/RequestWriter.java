// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;

/** Writes PKCS#10 requests (RFC 2986, 4) that ask for alternative names (RFC 2985, 5.4.2). */
final class RequestWriter {
  private static final Oid EXTENSION_REQUEST = new Oid("1.2.840.113549.1.9.14");
  private static final Oid ALTERNATIVE_NAME = new Oid("2.5.29.17");

  private RequestWriter() {}

  static byte[] write(KeyPair keys, String commonName, List<GeneralName> names) {
    SubjectPublicKey key = SubjectPublicKey.of(keys.getPublic());
    SignatureAlgorithm algorithm = SignatureAlgorithm.usualFor(key);
    byte[] body = body(key, commonName, names);
    byte[] signature = sign(keys, algorithm, body);
    return new DerWriter()
        .sequence(
            request -> request.encoded(body).encoded(algorithm.encoded().toArray()).bits(signature))
        .toArray();
  }

  private static byte[] body(SubjectPublicKey key, String commonName, List<GeneralName> names) {
    return new DerWriter()
        .sequence(info ->
            info.integer(BigInteger.ZERO)
                .sequence(subject -> writeSubject(subject, commonName))
                .encoded(key.encoded().toArray())
                .constructed(
                    DerTag.contextConstructed(0), attributes -> writeAttributes(attributes, names)))
        .toArray();
  }

  private static void writeSubject(DerWriter subject, String commonName) {
    if (!commonName.isEmpty()) {
      subject.constructed(
          DerTag.SET,
          part -> part.sequence(attribute -> attribute.oid(OidNames.COMMON_NAME).utf8(commonName)));
    }
  }

  private static void writeAttributes(DerWriter attributes, List<GeneralName> names) {
    if (names.isEmpty()) {
      return;
    }
    byte[] value =
        new DerWriter().sequence(list -> names.forEach(name -> writeName(list, name))).toArray();
    attributes.sequence(attribute ->
        attribute
            .oid(EXTENSION_REQUEST)
            .constructed(
                DerTag.SET,
                set ->
                    set.sequence(extensions ->
                        extensions.sequence(one -> one.oid(ALTERNATIVE_NAME).octets(value)))));
  }

  private static void writeName(DerWriter list, GeneralName name) {
    switch (name) {
      case GeneralName.EmailName email -> list.primitive(DerTag.context(1), ascii(email.value()));
      case GeneralName.DnsName dns -> list.primitive(DerTag.context(2), ascii(dns.value()));
      case GeneralName.DirectoryName directory ->
          list.constructed(
              DerTag.contextConstructed(4),
              inner -> inner.encoded(directory.name().encoded().toArray()));
      case GeneralName.UriName uri -> list.primitive(DerTag.context(6), ascii(uri.value()));
      case GeneralName.IpAddress ip -> list.primitive(DerTag.context(7), ip.octets().toArray());
      case GeneralName.RegisteredId id -> list.primitive(DerTag.context(8), id.oid().content());
      case GeneralName.OtherForm other -> list.encoded(other.encoded().toArray());
    }
  }

  private static byte[] ascii(String text) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      // RFC 5280, 7.2: internationalised names MUST be in their ASCII form.
      throw Finding.about(X509Code.HOST_NAME_MALFORMED)
          .subject(text)
          .found("characters that are not ASCII")
          .toException();
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sign(KeyPair keys, SignatureAlgorithm algorithm, byte[] body) {
    try {
      Signature signer = Signature.getInstance(algorithm.jcaName());
      signer.initSign(keys.getPrivate());
      signer.update(body);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new FindingException(
          Finding.about(X509Code.KEY_UNSUPPORTED).found(algorithm.text()).build(), e);
    }
  }
}
