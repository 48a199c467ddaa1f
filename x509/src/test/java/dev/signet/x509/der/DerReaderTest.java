// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DerReaderTest {
  private static DerValue value(String hex) {
    return DerReader.single(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static void assertRefused(String hex, Function<DerValue, Object> reading, String why) {
    assertThatExceptionOfType(DerException.class)
        .isThrownBy(() -> reading.apply(value(hex)))
        .withMessageContaining(why);
  }

  private static void assertRefused(String hex, String why) {
    assertRefused(hex, value -> value, why);
  }

  @Test
  void lengthsMustBeDefiniteAndShortest() {
    assertRefused("30 80 00 00", "indefinite");
    assertRefused("04 81 01 00", "shortest");
    assertRefused("04 82 00 80" + "00".repeat(128), "shortest");
    assertRefused("04 85 01 00 00 00 00", "5 bytes");
    assertRefused("04 84 ff ff ff ff", "4294967295");
    assertThat(value("04 81 80" + "00".repeat(128)).length()).isEqualTo(128);
  }

  @Test
  void valuesMustLieWithinTheirContainer() {
    assertRefused("04 02 00", "2 bytes where 1 are left");
    assertRefused("30 03 04 02 00", v -> v.sequence().next(), "2 bytes where 1 are left");
    assertRefused("04", "the end within");
    assertRefused("", "the end within");
  }

  @Test
  void nothingMayFollow() {
    assertRefused("05 00 00", "1 bytes after the end");
  }

  @Test
  void theOffsetPointsIntoTheOutermostInput() {
    assertThatExceptionOfType(DerException.class)
        .isThrownBy(() -> value("30 05 02 01 01 01 00").sequence().next(DerTag.OCTET_STRING))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(2))
        .withMessage("INTEGER where OCTET STRING is expected");
  }

  @Test
  void nestingIsBounded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] nested = {5, 0};
    for (int i = 0; i < 60; i++) {
      out.reset();
      out.write(0x30);
      out.write(nested.length);
      out.writeBytes(nested);
      nested = out.toByteArray();
    }
    byte[] deep = nested;
    assertThatExceptionOfType(DerException.class)
        .isThrownBy(() -> {
          DerValue value = DerReader.single(deep);
          while (value.tag() == DerTag.SEQUENCE) {
            value = value.sequence().next();
          }
        })
        .withMessageContaining("32 deep");
  }

  @Test
  void tagsAboveThirtyAreRefused() {
    assertRefused("1f 1f 00", "tag");
    assertRefused("00 00", "tag");
  }

  @Test
  void integersMustBeShortest() {
    assertRefused("02 02 00 01", DerValue::integer, "shortest");
    assertRefused("02 02 ff 80", DerValue::integer, "shortest");
    assertRefused("02 00", DerValue::integer, "0 bytes");
    assertThat(value("02 02 00 80").integer()).isEqualTo(128);
    assertThat(value("02 01 80").integer()).isEqualTo(-128);
    assertRefused("02 01 80", DerValue::implicitSmallInteger, "-128");
    assertRefused("02 05 01 00 00 00 00", DerValue::implicitSmallInteger, "4294967296");
  }

  @Test
  void trueIsOneValueOnly() {
    assertThat(value("01 01 ff").bool()).isTrue();
    assertThat(value("01 01 00").bool()).isFalse();
    assertRefused("01 01 01", DerValue::bool, "neither 00 nor FF");
    assertRefused("01 02 ff ff", DerValue::bool, "neither 00 nor FF");
  }

  @Test
  void objectIdentifiersMustBeShortestAndWhole() {
    assertThat(value("06 03 55 1d 11").oid()).isEqualTo(new Oid("2.5.29.17"));
    assertThat(value("06 03 88 37 03").oid().dotted()).isEqualTo("2.999.3");
    assertThat(value("06 01 00").oid().dotted()).isEqualTo("0.0");
    assertThat(value("06 01 4f").oid().dotted()).isEqualTo("1.39");
    assertRefused("06 03 55 80 01", DerValue::oid, "minimal");
    assertRefused("06 02 55 9d", DerValue::oid, "ends within");
    assertRefused("06 00", DerValue::oid, "0 bytes");
  }

  @Test
  void objectIdentifiersAreWrittenAsTheyWereRead() {
    for (String dotted : new String[] {"2.5.29.17", "1.2.840.113549.1.1.11", "2.999.3", "0.9.1"}) {
      byte[] written = new DerWriter().oid(new Oid(dotted)).toArray();
      assertThat(DerReader.single(written).oid().dotted()).isEqualTo(dotted);
    }
  }

  @Test
  void bitsAreNamedFromTheHighestOn() {
    assertThat(value("03 02 05 a0").namedBits()).isEqualTo(0b101);
    assertThat(value("03 03 07 00 80").namedBits()).isEqualTo(1 << 8);
    assertThat(value("03 01 00").namedBits()).isZero();
    assertRefused("03 02 08 00", DerValue::namedBits, "8 unused bits");
    assertRefused("03 01 01", DerValue::namedBits, "1 unused bits");
    assertRefused("03 00", DerValue::namedBits, "0 bytes");
    assertRefused("03 02 01 00", DerValue::wholeBits, "whole bytes");
  }

  @Test
  void timesHaveOneFormOnly() {
    assertThat(utc("491231235959Z")).isEqualTo(Instant.parse("2049-12-31T23:59:59Z"));
    assertThat(utc("500101000000Z")).isEqualTo(Instant.parse("1950-01-01T00:00:00Z"));
    assertThat(generalized("20500101000000Z")).isEqualTo(Instant.parse("2050-01-01T00:00:00Z"));
    assertThatExceptionOfType(DerException.class).isThrownBy(() -> utc("4912312359Z"));
    assertThatExceptionOfType(DerException.class).isThrownBy(() -> utc("491231235959+0100"));
    assertThatExceptionOfType(DerException.class).isThrownBy(() -> utc("490230000000Z"));
    assertThatExceptionOfType(DerException.class)
        .isThrownBy(() -> generalized("20500101000000.5Z"));
  }

  @Test
  void textMustBeWhatItsTypeSays() {
    assertThat(value("0c 02 c3 a9").text()).isEqualTo("é");
    assertThat(value("1e 02 00 e9").text()).isEqualTo("é");
    assertThat(value("14 01 e9").text()).isEqualTo("é");
    assertRefused("0c 01 e9", DerValue::text, "UTF8String");
    assertRefused("16 01 e9", DerValue::text, "IA5String");
    assertRefused("04 01 41", DerValue::text, "OCTET STRING where text");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    byte[] written =
        new DerWriter()
            .sequence(s -> s.integer(BigInteger.valueOf(300)).utf8("a").octets(new byte[200]))
            .toArray();
    DerReader reader = DerReader.single(written).sequence();
    assertThat(reader.next(DerTag.INTEGER).integer()).isEqualTo(300);
    assertThat(reader.next(DerTag.UTF8_STRING).text()).isEqualTo("a");
    assertThat(reader.next(DerTag.OCTET_STRING).octets().length()).isEqualTo(200);
    reader.end();
  }

  private static Instant utc(String text) {
    return DerReader.single(new DerWriter().primitive(DerTag.UTC_TIME, ascii(text)).toArray())
        .time();
  }

  private static Instant generalized(String text) {
    byte[] der = new DerWriter().primitive(DerTag.GENERALIZED_TIME, ascii(text)).toArray();
    return DerReader.single(der).time();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
