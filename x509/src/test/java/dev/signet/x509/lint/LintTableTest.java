// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import static dev.signet.x509.lint.RawCertificate.ascii;
import static dev.signet.x509.lint.RawCertificate.attribute;
import static dev.signet.x509.lint.RawCertificate.authority;
import static dev.signet.x509.lint.RawCertificate.bytes;
import static dev.signet.x509.lint.RawCertificate.dns;
import static dev.signet.x509.lint.RawCertificate.general;
import static dev.signet.x509.lint.RawCertificate.generalized;
import static dev.signet.x509.lint.RawCertificate.hex;
import static dev.signet.x509.lint.RawCertificate.leaf;
import static dev.signet.x509.lint.RawCertificate.name;
import static dev.signet.x509.lint.RawCertificate.names;
import static dev.signet.x509.lint.RawCertificate.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Finding;
import dev.signet.explain.Severity;
import dev.signet.x509.Certificate;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lint with a certificate that breaks it, and one like it that does not. */
class LintTableTest {
  private static final Linter EVERYTHING = Linter.of(EnumSet.allOf(RuleBook.class));
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String NAMES = "2.5.29.17";
  private static final String ISSUER_NAMES = "2.5.29.18";
  private static final String BASIC = "2.5.29.19";
  private static final String CONSTRAINTS = "2.5.29.30";
  private static final String CRLS = "2.5.29.31";
  private static final String POLICIES = "2.5.29.32";
  private static final String MAPPINGS = "2.5.29.33";
  private static final String AUTHORITY_KEY = "2.5.29.35";
  private static final String POLICY_CONSTRAINTS = "2.5.29.36";
  private static final String PURPOSES = "2.5.29.37";
  private static final String FRESHEST = "2.5.29.46";
  private static final String INHIBIT = "2.5.29.54";
  private static final String NO_REVOCATION = "2.5.29.56";
  private static final String SUBJECT_KEY = "2.5.29.14";
  private static final String ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final String POINT = "3020301ea01ca01a8618" + ascii("http://crl.test/list.crl");
  private static final String RSA_SHA256 = "300d06092a864886f70d01010b0500";

  /**
   * A lint, and what shows it.
   *
   * @param bad breaks it
   * @param good is of the same kind and does not
   */
  record Row(LintCode code, RawCertificate bad, RawCertificate good) {
    @Override
    public String toString() {
      return code.id();
    }
  }

  private static Row ofLeaf(LintCode code, RawCertificate bad) {
    return new Row(code, bad, RawCertificate.leaf());
  }

  private static Row ofAuthority(LintCode code, RawCertificate bad) {
    return new Row(code, bad, RawCertificate.authority());
  }

  static Stream<Row> rows() {
    return Stream.of(
            encoding(),
            directory(),
            extensions(),
            keyIdentifiers(),
            keyUsages(),
            authorities(),
            policies(),
            alternativeNames(),
            addresses(),
            keys(),
            servers(),
            publicOnes(),
            ours())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> encoding() {
    return Stream.of(
        ofLeaf(LintCode.VERSION_OLD, leaf().version("")),
        ofLeaf(LintCode.SERIAL_NOT_POSITIVE, leaf().serial("0201ff")),
        ofLeaf(LintCode.SERIAL_TOO_LONG, leaf().serial("0215" + "40" + "00".repeat(20))),
        ofLeaf(LintCode.SIGNATURE_ALGORITHMS_DIFFER, leaf().outerAlgorithm(RSA_SHA256)),
        ofLeaf(
            LintCode.VALIDITY_REVERSED, leaf().times(utc("260605120000Z"), utc("260601120000Z"))),
        new Row(
            LintCode.TIME_FORM_WRONG,
            leaf().times(utc("260601120000Z"), generalized("20260605120000Z")),
            leaf().times(utc("490101000000Z"), generalized("20500101000000Z"))),
        ofLeaf(LintCode.UNIQUE_IDENTIFIER_PRESENT, leaf().unique("81020055")));
  }

  private static Stream<Row> directory() {
    return Stream.of(
        ofLeaf(LintCode.ISSUER_EMPTY, leaf().issuer(bytes("3000"))),
        ofAuthority(LintCode.AUTHORITY_NAMELESS, authority().subject(bytes("3000"))),
        ofLeaf(LintCode.ISSUER_NAME_DIFFERS, leaf().issuer(name("13", "Issuer"))),
        new Row(
            LintCode.ATTRIBUTE_TOO_LONG,
            leaf().subject(name("0c", "x".repeat(65))),
            leaf().subject(name("0c", "x".repeat(64)))),
        ofLeaf(LintCode.ATTRIBUTE_EMPTY, leaf().subject(name("0c", ""))),
        new Row(
            LintCode.ATTRIBUTE_STRING_TYPE,
            leaf().subject(name("14", "M\u00fcller")),
            leaf().subject(attribute("0.9.2342.19200300.100.1.25", "16", "test"))),
        new Row(
            LintCode.PRINTABLE_STRING_BROKEN,
            leaf().subject(name("13", "a_b")),
            leaf().subject(name("13", "a-b (c)"))),
        new Row(
            LintCode.COUNTRY_CODE_BROKEN,
            leaf().subject(attribute("2.5.4.6", "13", "Germany")),
            leaf().subject(attribute("2.5.4.6", "13", "DE"))));
  }

  private static Stream<Row> extensions() {
    return Stream.of(
        ofLeaf(LintCode.EXTENSIONS_EMPTY, leaf().emptyExtensions()),
        ofLeaf(LintCode.EXTENSION_REPEATED, leaf().again(KEY_USAGE, "03020780")),
        ofLeaf(LintCode.EXTENSION_BROKEN, leaf().plain(NAMES, "3000")),
        ofLeaf(LintCode.CRITICAL_DEFAULT_ENCODED, leaf().marked(PURPOSES, "010100", SERVER)),
        new Row(
            LintCode.EXTENSION_STRANGE_CRITICAL,
            leaf().critical("1.2.3.4", "0500"),
            leaf().plain("1.2.3.4", "0500")));
  }

  private static final String SERVER = "300a06082b06010505070301";

  private static Stream<Row> keyIdentifiers() {
    return Stream.of(
        ofLeaf(LintCode.AUTHORITY_KEY_ABSENT, leaf().without(AUTHORITY_KEY)),
        ofLeaf(
            LintCode.AUTHORITY_KEY_CRITICAL,
            leaf().critical(AUTHORITY_KEY, RawCertificate.ISSUER_KEY_NAME)),
        ofLeaf(LintCode.AUTHORITY_KEY_WITHOUT_IDENTIFIER, leaf().plain(AUTHORITY_KEY, "3000")),
        new Row(
            LintCode.AUTHORITY_KEY_HALF,
            leaf().plain(AUTHORITY_KEY, "3006800101820105"),
            leaf().plain(AUTHORITY_KEY, "300c800101a1048202612e820105")),
        ofLeaf(LintCode.AUTHORITY_KEY_DIFFERS, leaf().plain(AUTHORITY_KEY, "3003800101")),
        ofAuthority(LintCode.SUBJECT_KEY_ABSENT, authority().without(SUBJECT_KEY)),
        ofLeaf(LintCode.SUBJECT_KEY_ABSENT_IN_LEAF, leaf().without(SUBJECT_KEY)),
        ofLeaf(
            LintCode.SUBJECT_KEY_CRITICAL, leaf().critical(SUBJECT_KEY, RawCertificate.KEY_NAME)));
  }

  private static Stream<Row> keyUsages() {
    return Stream.of(
        ofAuthority(LintCode.KEY_USAGE_ABSENT, authority().without(KEY_USAGE)),
        ofLeaf(LintCode.KEY_USAGE_NOT_CRITICAL, leaf().plain(KEY_USAGE, "03020780")),
        ofLeaf(LintCode.KEY_USAGE_EMPTY, leaf().critical(KEY_USAGE, "030100")),
        ofLeaf(LintCode.KEY_USAGE_PADDED, leaf().critical(KEY_USAGE, "03020080")),
        ofLeaf(LintCode.CERT_SIGN_WITHOUT_AUTHORITY, leaf().critical(KEY_USAGE, "03020284")),
        ofAuthority(
            LintCode.AUTHORITY_WITHOUT_CERT_SIGN, authority().critical(KEY_USAGE, "03020102")),
        new Row(
            LintCode.KEY_USAGE_UNFIT,
            leaf().critical(KEY_USAGE, "030205a0"),
            leaf().critical(KEY_USAGE, "03020388")),
        new Row(
            LintCode.ENCIPHER_ONLY_ALONE,
            leaf().critical(KEY_USAGE, "03020081"),
            leaf().critical(KEY_USAGE, "03020089")));
  }

  private static Stream<Row> authorities() {
    return Stream.of(
        ofAuthority(
            LintCode.BASIC_CONSTRAINTS_NOT_CRITICAL, authority().plain(BASIC, "30060101ff020100")),
        new Row(
            LintCode.BASIC_CONSTRAINTS_DEFAULT_ENCODED,
            leaf().critical(BASIC, "3003010100"),
            leaf().critical(BASIC, "3000")),
        new Row(
            LintCode.PATH_LENGTH_STRAY, authority().critical(KEY_USAGE, "03020102"), authority()),
        ofAuthority(
            LintCode.NAME_CONSTRAINTS_NOT_CRITICAL,
            authority().plain(CONSTRAINTS, RawCertificate.CONSTRAINTS)),
        ofLeaf(
            LintCode.NAME_CONSTRAINTS_STRAY,
            leaf().critical(CONSTRAINTS, RawCertificate.CONSTRAINTS)),
        ofAuthority(
            LintCode.NAME_CONSTRAINTS_RANGE,
            authority().critical(CONSTRAINTS, "300ea00c300a87080a000000ff00ff00")),
        ofAuthority(
            LintCode.NAME_CONSTRAINTS_DOT,
            authority().critical(CONSTRAINTS, "300ba00930078205" + ascii(".test"))),
        ofLeaf(LintCode.NAME_BEYOND_CONSTRAINTS, leaf().plain(NAMES, hex(names(dns("a.evil"))))));
  }

  private static Stream<Row> policies() {
    return Stream.of(
        new Row(
            LintCode.POLICY_REPEATED,
            leaf().plain(POLICIES, "300e" + "300506032a0304".repeat(2)),
            leaf().plain(POLICIES, "300e" + "300506032a0304" + "300506032a0305")),
        new Row(
            LintCode.POLICY_MAPPED_TO_ANY,
            authority().critical(MAPPINGS, "300d300b06032a03040604551d2000"),
            authority().critical(MAPPINGS, "300c300a06032a030406032a0305")),
        new Row(
            LintCode.POLICY_MAPPINGS_NOT_CRITICAL,
            authority().plain(MAPPINGS, "300c300a06032a030406032a0305"),
            authority().critical(MAPPINGS, "300c300a06032a030406032a0305")),
        new Row(
            LintCode.POLICY_CONSTRAINTS_NOT_CRITICAL,
            authority().plain(POLICY_CONSTRAINTS, "3003800100"),
            authority().critical(POLICY_CONSTRAINTS, "3003800100")),
        new Row(
            LintCode.POLICY_CONSTRAINTS_EMPTY,
            authority().critical(POLICY_CONSTRAINTS, "3000"),
            authority().critical(POLICY_CONSTRAINTS, "3003810100")),
        new Row(
            LintCode.INHIBIT_ANY_POLICY_NOT_CRITICAL,
            authority().plain(INHIBIT, "020100"),
            authority().critical(INHIBIT, "020100")),
        ofLeaf(LintCode.POLICY_RULE_STRAY, leaf().critical(INHIBIT, "020100")));
  }

  private static Stream<Row> alternativeNames() {
    byte[] nobody = bytes("3000");
    String own = hex(names(dns("app.test")));
    return Stream.of(
        ofLeaf(LintCode.SUBJECT_NAMELESS, leaf().subject(nobody).without(NAMES)),
        new Row(
            LintCode.NAMES_NOT_CRITICAL,
            leaf().subject(nobody),
            leaf().subject(nobody).critical(NAMES, own)),
        ofLeaf(LintCode.NAMES_CRITICAL, leaf().critical(NAMES, own)),
        named(LintCode.NAME_NOT_A_HOST, dns("a_b.test"), dns("xn--bcher-kva.test")),
        named(LintCode.WILDCARD_MISPLACED, dns("a.*.test"), dns("*.app.test")),
        named(LintCode.IP_ADDRESS_SIZE, general(7, "10.0.0.1"), general(7, bytes("0a000001"))),
        named(LintCode.MAILBOX_BROKEN, general(1, "Ada <ada@test>"), general(1, "ada@test")),
        named(LintCode.URI_NOT_ABSOLUTE, general(6, "/workload"), general(6, "spiffe://test/w")),
        new Row(
            LintCode.ISSUER_NAMES_CRITICAL,
            leaf().critical(ISSUER_NAMES, own),
            leaf().plain(ISSUER_NAMES, own)));
  }

  private static Row named(LintCode code, byte[] bad, byte[] good) {
    return new Row(
        code,
        leaf().plain(NAMES, hex(names(dns("app.test"), bad))),
        leaf().plain(NAMES, hex(names(dns("app.test"), good))));
  }

  private static Stream<Row> addresses() {
    RawCertificate listed = leaf().without(NO_REVOCATION).plain(CRLS, POINT);
    String secret = "3020301ea01ca01a8618" + ascii("https://crl.test/l.crl/x");
    String access = "3021301f06082b060105050730028613" + ascii("http://ca.test/iss.");
    return Stream.of(
        new Row(
            LintCode.CRL_POINTS_CRITICAL,
            leaf().without(NO_REVOCATION).critical(CRLS, POINT),
            listed),
        new Row(
            LintCode.CRL_POINT_EMPTY,
            leaf().without(NO_REVOCATION).plain(CRLS, "3006300481020640"),
            listed),
        new Row(
            LintCode.FRESHEST_CRL_CRITICAL,
            leaf().critical(FRESHEST, POINT),
            leaf().plain(FRESHEST, POINT)),
        new Row(
            LintCode.INFORMATION_ACCESS_CRITICAL,
            leaf().critical(ACCESS, access),
            leaf().plain(ACCESS, access)),
        new Row(
            LintCode.ADDRESS_ENCRYPTED, leaf().without(NO_REVOCATION).plain(CRLS, secret), listed),
        ofLeaf(LintCode.NO_REVOCATION_CRITICAL, leaf().critical(NO_REVOCATION, "0500")),
        ofLeaf(LintCode.NO_REVOCATION_CONTRADICTED, leaf().plain(CRLS, POINT)));
  }

  private static Stream<Row> keys() {
    byte[] explicit = info("06072a8648ce3d0201" + "3003020101", "0400");
    return Stream.of(
        new Row(
            LintCode.SIGNATURE_PARAMETERS,
            leaf().signedWith("300c06082a8648ce3d0403020500"),
            leaf().signedWith(RSA_SHA256)),
        ofLeaf(LintCode.KEY_PARAMETERS, leaf().key(explicit)),
        new Row(
            LintCode.RSA_KEY_SHORT, leaf().key(rsa(1024, 65_537)), leaf().key(rsa(2048, 65_537))),
        new Row(
            LintCode.RSA_MODULUS_UNEVEN,
            leaf().key(rsa(2049, 65_537)),
            leaf().key(rsa(2048, 65_537))),
        new Row(
            LintCode.RSA_EXPONENT_BROKEN,
            leaf().key(info("06092a864886f70d0101010500", "3006020100" + "020101")),
            leaf().key(rsa(2048, 3))),
        ofLeaf(
            LintCode.CURVE_REFUSED,
            leaf().key(info("06072a8648ce3d0201" + "06052b8104000a", "0400"))),
        ofLeaf(LintCode.HASH_WEAK, leaf().signedWith("300906072a8648ce3d0401")));
  }

  private static Stream<Row> servers() {
    return Stream.of(
        ofLeaf(LintCode.SERVER_NAMES_ABSENT, leaf().without(NAMES)),
        ofLeaf(LintCode.COMMON_NAME_UNLISTED, leaf().subject(name("0c", "other.test"))),
        ofLeaf(LintCode.PURPOSE_ANY, leaf().plain(PURPOSES, "30060604551d2500")),
        ofLeaf(LintCode.SIGNATURE_USE_ABSENT, leaf().critical(KEY_USAGE, "03020308")),
        named(LintCode.SERVER_NAME_FORM, general(1, "ada@test"), dns("b.test")),
        new Row(
            LintCode.SERVER_LIFETIME,
            leaf().times(utc("260601120000Z"), utc("261218120000Z")),
            leaf().times(utc("260601120000Z"), utc("261218115959Z"))),
        new Row(
            LintCode.SERVER_LIFETIME_PRIVATE,
            leaf().times(utc("260601120000Z"), utc("280903120000Z")),
            leaf().times(utc("260601120000Z"), utc("280902120000Z"))),
        named(LintCode.WILDCARD_UNDER_TOP, dns("*.test"), dns("*.app.test")));
  }

  private static Stream<Row> publicOnes() {
    RawCertificate plainName = leaf().plain(NAMES, hex(names(dns("www.example.com"))));
    String policy = "300a300806066781" + "0c010201";
    RawCertificate root =
        authority().subject(name("0c", "Root")).without(PURPOSES).without(CONSTRAINTS);
    return Stream.of(
        ofLeaf(LintCode.SERIAL_GUESSABLE, leaf().serial("020105")),
        new Row(LintCode.NAME_INTERNAL, leaf(), plainName),
        ofLeaf(LintCode.PURPOSE_ABSENT, leaf().without(PURPOSES)),
        ofLeaf(
            LintCode.PURPOSE_FOREIGN,
            leaf().plain(PURPOSES, "3014" + "06082b06010505070301" + "06082b06010505070304")),
        ofLeaf(LintCode.PURPOSE_CRITICAL, leaf().critical(PURPOSES, SERVER)),
        new Row(LintCode.BASELINE_POLICY_ABSENT, leaf(), leaf().plain(POLICIES, policy)),
        ofLeaf(
            LintCode.STATUS_ADDRESS_ABSENT,
            leaf().without(NO_REVOCATION).times(utc("260601120000Z"), utc("260701120000Z"))),
        new Row(
            LintCode.TIMESTAMPS_ABSENT,
            leaf(),
            leaf().plain("1.3.6.1.4.1.11129.2.4.2", TIMESTAMPS)),
        ofAuthority(LintCode.AUTHORITY_PURPOSE_ABSENT, authority().without(PURPOSES)),
        new Row(LintCode.ROOT_PURPOSE_PRESENT, authority().subject(name("0c", "Root")), root),
        ofAuthority(LintCode.CRL_SIGN_ABSENT, authority().critical(KEY_USAGE, "03020204")));
  }

  /** RFC 6962, 3.3: a list of one timestamp with a signature of four bytes. */
  private static final String TIMESTAMPS =
      "0437"
          + "0035"
          + "0033"
          + "00"
          + "11".repeat(32)
          + "0000018f00000000"
          + "0000"
          + "0403"
          + "0004"
          + "deadbeef";

  private static Stream<Row> ours() {
    return Stream.of(
        ofAuthority(LintCode.AUTHORITY_UNCONSTRAINED, authority().without(CONSTRAINTS)),
        ofAuthority(
            LintCode.CONSTRAINTS_OPEN,
            authority().critical(CONSTRAINTS, "300aa00830068204" + ascii("test"))),
        ofLeaf(
            LintCode.LIFE_BEYOND_ISSUER, leaf().times(utc("260601120000Z"), utc("270601120000Z"))),
        ofLeaf(LintCode.KEY_OF_ISSUER, leaf().key(RawCertificate.OTHER_KEY)),
        ofAuthority(
            LintCode.AUTHORITY_SERVES, authority().plain(NAMES, hex(names(dns("app.test"))))),
        ofLeaf(LintCode.PURPOSE_OPEN, leaf().without(PURPOSES)),
        ofLeaf(
            LintCode.REVOCATION_OPEN,
            leaf().without(NO_REVOCATION).times(utc("260601120000Z"), utc("260701120000Z"))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aLintTellsTheBadFromTheGood(Row row) {
    assertThat(codes(row.bad)).contains(row.code);
    assertThat(codes(row.good)).doesNotContain(row.code);
    assertThat(lint(row.code).covers(specimen(row.good))).as("the good one is asked too").isTrue();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aLintPointsAtTheBytes(Row row) {
    Certificate bad = row.bad.read();
    Finding finding =
        EVERYTHING.lint(bad, issuer()).stream()
            .filter(one -> one.code() == row.code)
            .findFirst()
            .orElseThrow();
    String[] ends = finding.parameters().getOrDefault("bytes", "").split("-", -1);
    assertThat(Integer.parseInt(ends[0])).isBetween(0, bad.encoded().length() - 1);
    assertThat(Integer.parseInt(ends[1]))
        .isBetween(Integer.parseInt(ends[0]), bad.encoded().length() - 1);
    assertThat(finding.headline()).doesNotContain("{");
    assertThat(finding.wanted()).isEqualTo(lint(row.code).citation());
  }

  @Test
  void everyLintIsInTheTableOnce() {
    assertThat(rows().map(Row::code)).containsExactlyInAnyOrder(LintCode.values());
    assertThat(EVERYTHING.lints().stream().map(Lint::code))
        .containsExactlyInAnyOrder(LintCode.values());
  }

  @Test
  void whatIsGoodBreaksNothing() {
    List<Finding> leaf = Linter.forPrivate().lint(leaf().read(), issuer());
    assertThat(leaf).isEmpty();
    assertThat(Linter.forPrivate().lint(authority().read(), Optional.empty())).isEmpty();
    assertThat(Linter.forWeb().lint(authority().read(), Optional.empty())).isEmpty();
  }

  @Test
  void findingsAreSortedByHowBadTheyAre() {
    List<Severity> severities =
        EVERYTHING.lint(leaf().plain(KEY_USAGE, "03020080").read(), issuer()).stream()
            .map(finding -> finding.code().severity())
            .toList();
    assertThat(severities).isSorted().contains(Severity.ERROR, Severity.WARNING);
  }

  @Test
  void withoutTheIssuerOnlyRulesAboutOneCertificateAreAsked() {
    Certificate strange = leaf().issuer(name("0c", "Somebody")).read();
    assertThat(EVERYTHING.lint(strange, Optional.empty()))
        .extracting(Finding::code)
        .doesNotContain(LintCode.ISSUER_NAME_DIFFERS);
  }

  private static Optional<Certificate> issuer() {
    return Optional.of(RawCertificate.authority().read());
  }

  private static Specimen specimen(RawCertificate raw) {
    return new Specimen(raw.read(), issuer());
  }

  private static List<LintCode> codes(RawCertificate raw) {
    return EVERYTHING.lint(raw.read(), issuer()).stream()
        .map(Finding::code)
        .map(LintCode.class::cast)
        .toList();
  }

  private static Lint lint(LintCode code) {
    return EVERYTHING.lints().stream().filter(one -> one.code() == code).findFirst().orElseThrow();
  }

  /** A SubjectPublicKeyInfo of an algorithm and what its bit string holds. */
  private static byte[] info(String algorithm, String key) {
    String identifier = hex(names(bytes(algorithm)));
    String bits = "00" + key;
    return names(bytes(identifier + "03%02x".formatted(bits.length() / 2) + bits));
  }

  private static byte[] rsa(int bits, int exponent) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
      return generator.generateKeyPair().getPublic().getEncoded();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
