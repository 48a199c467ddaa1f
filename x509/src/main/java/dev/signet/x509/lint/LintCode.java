// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What lints find in certificates, in the order of {@link Linter#lints()}'s groups. */
public enum LintCode implements Code {
  /** A certificate of a version before 3. */
  VERSION_OLD(Severity.ERROR),
  /** A serial number that is zero or negative. */
  SERIAL_NOT_POSITIVE(Severity.ERROR),
  /** A serial number of more than 20 bytes. */
  SERIAL_TOO_LONG(Severity.ERROR),
  /** Another signature algorithm inside than outside. */
  SIGNATURE_ALGORITHMS_DIFFER(Severity.ERROR),
  /** A life that ends before it begins. */
  VALIDITY_REVERSED(Severity.ERROR),
  /** A date in the wrong one of the two forms. */
  TIME_FORM_WRONG(Severity.ERROR),
  /** Unique identifiers of issuer or subject. */
  UNIQUE_IDENTIFIER_PRESENT(Severity.ERROR),
  /** A certificate without its issuer's name. */
  ISSUER_EMPTY(Severity.ERROR),
  /** An authority without a subject. */
  AUTHORITY_NAMELESS(Severity.ERROR),
  /** An issuer's name that is not written as in the issuer's certificate. */
  ISSUER_NAME_DIFFERS(Severity.ERROR),
  /** An attribute of a name beyond its upper bound. */
  ATTRIBUTE_TOO_LONG(Severity.ERROR),
  /** An attribute of a name without a character. */
  ATTRIBUTE_EMPTY(Severity.ERROR),
  /** An attribute of a name in a string type of the past. */
  ATTRIBUTE_STRING_TYPE(Severity.ERROR),
  /** A PrintableString with characters that it has not. */
  PRINTABLE_STRING_BROKEN(Severity.ERROR),
  /** A country that is no code of two letters. */
  COUNTRY_CODE_BROKEN(Severity.ERROR),
  /** A list of extensions with nothing in it. */
  EXTENSIONS_EMPTY(Severity.ERROR),
  /** An extension that is there twice. */
  EXTENSION_REPEATED(Severity.ERROR),
  /** An extension whose content is not of its type. */
  EXTENSION_BROKEN(Severity.ERROR),
  /** A "critical" that is written out though it is false. */
  CRITICAL_DEFAULT_ENCODED(Severity.ERROR),
  /** A critical extension that hardly anybody knows. */
  EXTENSION_STRANGE_CRITICAL(Severity.WARNING),
  /** No authority key identifier. */
  AUTHORITY_KEY_ABSENT(Severity.ERROR),
  /** A critical authority key identifier. */
  AUTHORITY_KEY_CRITICAL(Severity.ERROR),
  /** An authority key identifier without the identifier. */
  AUTHORITY_KEY_WITHOUT_IDENTIFIER(Severity.ERROR),
  /** Half of the pair of issuer and serial number. */
  AUTHORITY_KEY_HALF(Severity.ERROR),
  /** Another key identifier than the issuer's. */
  AUTHORITY_KEY_DIFFERS(Severity.ERROR),
  /** An authority without subject key identifier. */
  SUBJECT_KEY_ABSENT(Severity.ERROR),
  /** No subject key identifier below an authority. */
  SUBJECT_KEY_ABSENT_IN_LEAF(Severity.WARNING),
  /** A critical subject key identifier. */
  SUBJECT_KEY_CRITICAL(Severity.ERROR),
  /** An authority without key usage. */
  KEY_USAGE_ABSENT(Severity.ERROR),
  /** A key usage that is not critical. */
  KEY_USAGE_NOT_CRITICAL(Severity.WARNING),
  /** A key usage without a bit. */
  KEY_USAGE_EMPTY(Severity.ERROR),
  /** A key usage with zero bits at its end. */
  KEY_USAGE_PADDED(Severity.ERROR),
  /** A right to sign certificates without being an authority. */
  CERT_SIGN_WITHOUT_AUTHORITY(Severity.ERROR),
  /** An authority whose key may not sign certificates. */
  AUTHORITY_WITHOUT_CERT_SIGN(Severity.ERROR),
  /** A use that the key's algorithm does not have. */
  KEY_USAGE_UNFIT(Severity.ERROR),
  /** encipherOnly or decipherOnly without keyAgreement. */
  ENCIPHER_ONLY_ALONE(Severity.WARNING),
  /** An authority whose basic constraints are not critical. */
  BASIC_CONSTRAINTS_NOT_CRITICAL(Severity.ERROR),
  /** A "cA" that is written out though it is false. */
  BASIC_CONSTRAINTS_DEFAULT_ENCODED(Severity.ERROR),
  /** A path length where no certificates are signed. */
  PATH_LENGTH_STRAY(Severity.ERROR),
  /** Name constraints that are not critical. */
  NAME_CONSTRAINTS_NOT_CRITICAL(Severity.ERROR),
  /** Name constraints of no authority. */
  NAME_CONSTRAINTS_STRAY(Severity.ERROR),
  /** A constraint on addresses that is no range. */
  NAME_CONSTRAINTS_RANGE(Severity.ERROR),
  /** A constraint on host names with a dot before it. */
  NAME_CONSTRAINTS_DOT(Severity.WARNING),
  /** A name that the issuer may not certify. */
  NAME_BEYOND_CONSTRAINTS(Severity.ERROR),
  /** A certificate policy that is there twice. */
  POLICY_REPEATED(Severity.ERROR),
  /** A mapping from or to the policy "any". */
  POLICY_MAPPED_TO_ANY(Severity.ERROR),
  /** Policy mappings that are not critical. */
  POLICY_MAPPINGS_NOT_CRITICAL(Severity.WARNING),
  /** Policy constraints that are not critical. */
  POLICY_CONSTRAINTS_NOT_CRITICAL(Severity.ERROR),
  /** Policy constraints that constrain nothing. */
  POLICY_CONSTRAINTS_EMPTY(Severity.ERROR),
  /** An inhibitAnyPolicy that is not critical. */
  INHIBIT_ANY_POLICY_NOT_CRITICAL(Severity.ERROR),
  /** A rule about policies below, in a certificate with nothing below. */
  POLICY_RULE_STRAY(Severity.WARNING),
  /** A certificate of nobody. */
  SUBJECT_NAMELESS(Severity.ERROR),
  /** No subject, and alternative names that are not critical. */
  NAMES_NOT_CRITICAL(Severity.ERROR),
  /** Critical alternative names beside a subject. */
  NAMES_CRITICAL(Severity.WARNING),
  /** A host name that is none. */
  NAME_NOT_A_HOST(Severity.ERROR),
  /** A wildcard that is not the whole first label. */
  WILDCARD_MISPLACED(Severity.ERROR),
  /** An IP address of neither four nor sixteen bytes. */
  IP_ADDRESS_SIZE(Severity.ERROR),
  /** A mailbox that is none. */
  MAILBOX_BROKEN(Severity.ERROR),
  /** A URI without a scheme. */
  URI_NOT_ABSOLUTE(Severity.ERROR),
  /** Critical alternative names of the issuer. */
  ISSUER_NAMES_CRITICAL(Severity.WARNING),
  /** Critical places of revocation lists. */
  CRL_POINTS_CRITICAL(Severity.WARNING),
  /** A place of a revocation list that names nothing. */
  CRL_POINT_EMPTY(Severity.ERROR),
  /** Critical places of delta lists. */
  FRESHEST_CRL_CRITICAL(Severity.ERROR),
  /** Critical places of responder and issuer. */
  INFORMATION_ACCESS_CRITICAL(Severity.ERROR),
  /** A place of lists, responder or issuer behind TLS. */
  ADDRESS_ENCRYPTED(Severity.WARNING),
  /** A critical noRevAvail. */
  NO_REVOCATION_CRITICAL(Severity.ERROR),
  /** A noRevAvail beside revocation information. */
  NO_REVOCATION_CONTRADICTED(Severity.ERROR),
  /** A signature algorithm with wrong parameters. */
  SIGNATURE_PARAMETERS(Severity.ERROR),
  /** A key algorithm with wrong parameters. */
  KEY_PARAMETERS(Severity.ERROR),
  /** An RSA key of fewer than 2048 bits. */
  RSA_KEY_SHORT(Severity.ERROR),
  /** An RSA key whose bits are no multiple of 8. */
  RSA_MODULUS_UNEVEN(Severity.ERROR),
  /** An RSA exponent of 1, or an even one. */
  RSA_EXPONENT_BROKEN(Severity.ERROR),
  /** A key on another curve than P-256, P-384 and P-521. */
  CURVE_REFUSED(Severity.ERROR),
  /** A signature over a hash that is broken or short. */
  HASH_WEAK(Severity.ERROR),
  /** A server's certificate that names no host. */
  SERVER_NAMES_ABSENT(Severity.ERROR),
  /** A common name that is not among the alternative names. */
  COMMON_NAME_UNLISTED(Severity.ERROR),
  /** The purpose "any". */
  PURPOSE_ANY(Severity.ERROR),
  /** A server's key that may not sign. */
  SIGNATURE_USE_ABSENT(Severity.ERROR),
  /** A name that is neither host nor address. */
  SERVER_NAME_FORM(Severity.ERROR),
  /** A server's certificate that lives longer than public ones may. */
  SERVER_LIFETIME(Severity.ERROR),
  /** A server's certificate that lives longer than Apple's systems accept. */
  SERVER_LIFETIME_PRIVATE(Severity.ERROR),
  /** A wildcard directly below a top-level name. */
  WILDCARD_UNDER_TOP(Severity.WARNING),
  /** A serial number that is too short to be random. */
  SERIAL_GUESSABLE(Severity.ERROR),
  /** A name or address that is nobody's on the Internet. */
  NAME_INTERNAL(Severity.ERROR),
  /** A server's certificate without purposes. */
  PURPOSE_ABSENT(Severity.ERROR),
  /** A server's certificate for code, mail or time stamps too. */
  PURPOSE_FOREIGN(Severity.ERROR),
  /** Critical purposes of a server. */
  PURPOSE_CRITICAL(Severity.ERROR),
  /** No policy that says what was validated. */
  BASELINE_POLICY_ABSENT(Severity.ERROR),
  /** No place of revocation information. */
  STATUS_ADDRESS_ABSENT(Severity.ERROR),
  /** No timestamps of public logs. */
  TIMESTAMPS_ABSENT(Severity.WARNING),
  /** An intermediate without purposes. */
  AUTHORITY_PURPOSE_ABSENT(Severity.ERROR),
  /** A root with purposes. */
  ROOT_PURPOSE_PRESENT(Severity.ERROR),
  /** An authority whose key may not sign revocation lists. */
  CRL_SIGN_ABSENT(Severity.ERROR),
  /** A private intermediate that may certify every name of the world. */
  AUTHORITY_UNCONSTRAINED(Severity.WARNING),
  /** Name constraints that leave a form of names open. */
  CONSTRAINTS_OPEN(Severity.WARNING),
  /** A life that lies outside its issuer's. */
  LIFE_BEYOND_ISSUER(Severity.ERROR),
  /** The same key as the issuer's. */
  KEY_OF_ISSUER(Severity.ERROR),
  /** An authority that is a server too. */
  AUTHORITY_SERVES(Severity.WARNING),
  /** No purposes at all. */
  PURPOSE_OPEN(Severity.WARNING),
  /** No way to tell of a revocation. */
  REVOCATION_OPEN(Severity.NOTE);

  private final Severity severity;

  LintCode(Severity severity) {
    this.severity = severity;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  /** What is written in a certificate, and not whether it is trusted: a finding and no refusal. */
  @Override
  public Category category() {
    return Category.UNPROCESSABLE;
  }
}
