// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.testkit.KeyType;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A certificate put together byte by byte, so that every way of writing it wrongly can be had.
 *
 * <p>Nobody signs it: lints look at no signature. Changes in place; for one use.
 */
final class RawCertificate {
  static final String ECDSA = "300a06082a8648ce3d040302";
  static final byte[] KEY = KeyType.P256.generate().getPublic().getEncoded();
  static final byte[] OTHER_KEY = KeyType.P256.generate().getPublic().getEncoded();
  static final String KEY_NAME = "0414000102030405060708090a0b0c0d0e0f10111213";
  static final String ISSUER_KEY_NAME = "3016801420212223242526272829" + "2a2b2c2d2e2f30313233";

  private String version = "a003020102";
  private String serial = "0210" + "40" + "00".repeat(14) + "01";
  private String algorithm = ECDSA;
  private String outerAlgorithm = ECDSA;
  private byte[] issuer = name("0c", "Issuer");
  private byte[] subject = name("0c", "app.test");
  private String notBefore = utc("260601120000Z");
  private String notAfter = utc("260605120000Z");
  private byte[] key = KEY;
  private String unique = "";
  private boolean emptyExtensions;
  private final Map<String, byte[]> extensions = new LinkedHashMap<>();
  private final List<byte[]> more = new ArrayList<>();

  private RawCertificate() {}

  /** A server's certificate that keeps every rule of every book but those on public names. */
  static RawCertificate leaf() {
    return new RawCertificate()
        .critical("2.5.29.15", "03020780")
        .plain("2.5.29.37", "300a06082b06010505070301")
        .plain("2.5.29.17", hex(names(dns("app.test"))))
        .plain("2.5.29.14", KEY_NAME)
        .plain("2.5.29.35", ISSUER_KEY_NAME)
        .plain("2.5.29.56", "0500");
  }

  /** An intermediate that keeps every rule of every book. */
  static RawCertificate authority() {
    return new RawCertificate()
        .subject(name("0c", "Issuer"))
        .issuer(name("0c", "Root"))
        .key(OTHER_KEY)
        .times(utc("260101000000Z"), utc("270101000000Z"))
        .critical("2.5.29.19", "30060101ff020100")
        .critical("2.5.29.15", "03020106")
        .plain("2.5.29.37", "300a06082b06010505070301")
        .critical("2.5.29.30", CONSTRAINTS)
        .plain("2.5.29.14", "041420212223242526272829" + "2a2b2c2d2e2f30313233")
        .plain("2.5.29.35", ISSUER_KEY_NAME.replace("2021", "4041"))
        .plain("2.5.29.31", "3020301ea01ca01a8618" + ascii("http://crl.test/list.crl"));
  }

  /** Hosts and mailboxes of test, addresses of 10.0.0.0/8, URIs of test. */
  static final String CONSTRAINTS =
      "3026a024"
          + ("3006" + "8204" + ascii("test"))
          + ("300a" + "8708" + "0a000000ff000000")
          + ("3006" + "8104" + ascii("test"))
          + ("3006" + "8604" + ascii("test"));

  RawCertificate version(String hex) {
    version = hex;
    return this;
  }

  RawCertificate serial(String hex) {
    serial = hex;
    return this;
  }

  /** Both algorithms; the same. */
  RawCertificate signedWith(String hex) {
    algorithm = hex;
    outerAlgorithm = hex;
    return this;
  }

  RawCertificate outerAlgorithm(String hex) {
    outerAlgorithm = hex;
    return this;
  }

  RawCertificate issuer(byte[] name) {
    issuer = name;
    return this;
  }

  RawCertificate subject(byte[] name) {
    subject = name;
    return this;
  }

  RawCertificate times(String from, String to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  RawCertificate key(byte[] info) {
    key = info;
    return this;
  }

  RawCertificate unique(String hex) {
    unique = hex;
    return this;
  }

  /** Replaces all extensions by an empty list. */
  RawCertificate emptyExtensions() {
    extensions.clear();
    emptyExtensions = true;
    return this;
  }

  RawCertificate critical(String oid, String content) {
    extensions.put(oid, extension(oid, "0101ff", content));
    return this;
  }

  RawCertificate plain(String oid, String content) {
    extensions.put(oid, extension(oid, "", content));
    return this;
  }

  /** An extension whose mark is written out. */
  RawCertificate marked(String oid, String mark, String content) {
    extensions.put(oid, extension(oid, mark, content));
    return this;
  }

  /** One more of a type that is there already. */
  RawCertificate again(String oid, String content) {
    more.add(extension(oid, "", content));
    return this;
  }

  RawCertificate without(String oid) {
    extensions.remove(oid);
    return this;
  }

  Certificate read() {
    DerWriter whole = new DerWriter();
    whole.sequence(certificate ->
        certificate.sequence(this::body).encoded(bytes(outerAlgorithm)).bits(new byte[] {1}));
    return Certificate.read(whole.toArray());
  }

  private void body(DerWriter tbs) {
    tbs.encoded(bytes(version + serial + algorithm))
        .encoded(issuer)
        .sequence(validity -> validity.encoded(bytes(notBefore + notAfter)))
        .encoded(subject)
        .encoded(key)
        .encoded(bytes(unique));
    if (emptyExtensions || !extensions.isEmpty()) {
      tbs.constructed(
          DerTag.contextConstructed(3),
          tagged ->
              tagged.sequence(list -> {
                extensions.values().forEach(list::encoded);
                more.forEach(list::encoded);
              }));
    }
  }

  private static byte[] extension(String oid, String mark, String content) {
    return new DerWriter()
        .sequence(one -> one.oid(new Oid(oid)).encoded(bytes(mark)).octets(bytes(content)))
        .toArray();
  }

  /** A name of one common name in a string type. */
  static byte[] name(String type, String commonName) {
    return attribute("2.5.4.3", type, commonName);
  }

  static byte[] attribute(String oid, String type, String value) {
    byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
    return new DerWriter()
        .sequence(name ->
            name.constructed(
                DerTag.SET,
                part ->
                    part.sequence(pair ->
                        pair.oid(new Oid(oid)).primitive(Integer.parseInt(type, 16), text))))
        .toArray();
  }

  /** A GeneralNames, or any other SEQUENCE. */
  static byte[] names(byte[]... names) {
    DerWriter writer = new DerWriter();
    return writer
        .sequence(all -> {
          for (byte[] name : names) {
            all.encoded(name);
          }
        })
        .toArray();
  }

  static byte[] dns(String host) {
    return general(2, host);
  }

  /** A general name of a form of characters. */
  static byte[] general(int form, String value) {
    return general(form, value.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] general(int form, byte[] value) {
    return new DerWriter().primitive(DerTag.context(form), value).toArray();
  }

  static String utc(String time) {
    return "170d" + ascii(time);
  }

  static String generalized(String time) {
    return "180f" + ascii(time);
  }

  static String ascii(String text) {
    return hex(text.getBytes(StandardCharsets.US_ASCII));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
