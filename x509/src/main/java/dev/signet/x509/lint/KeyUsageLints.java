// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the key may be used for (RFC 5280, 4.2.1.3). */
final class KeyUsageLints {
  private static final Set<KeyUse> ENCRYPTING =
      EnumSet.of(KeyUse.KEY_ENCIPHERMENT, KeyUse.DATA_ENCIPHERMENT);
  private static final Set<KeyUse> AGREEING =
      EnumSet.of(KeyUse.KEY_AGREEMENT, KeyUse.ENCIPHER_ONLY, KeyUse.DECIPHER_ONLY);
  private static final Set<KeyUse> ONLY = EnumSet.of(KeyUse.ENCIPHER_ONLY, KeyUse.DECIPHER_ONLY);

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(
              LintCode.KEY_USAGE_ABSENT,
              Reach.AUTHORITY,
              specimen -> specimen.absent(KeyUsage.class, "keyUsage")),
          Lint.standard(
              LintCode.KEY_USAGE_NOT_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(KeyUsage.class, false)),
          Lint.standard(LintCode.KEY_USAGE_EMPTY, Reach.ALL, KeyUsageLints::empty),
          Lint.standard(LintCode.KEY_USAGE_PADDED, Reach.ALL, KeyUsageLints::padded),
          Lint.standard(LintCode.CERT_SIGN_WITHOUT_AUTHORITY, Reach.LEAF, KeyUsageLints::signs),
          Lint.standard(
              LintCode.AUTHORITY_WITHOUT_CERT_SIGN, Reach.AUTHORITY, KeyUsageLints::cannotSign),
          Lint.standard(LintCode.KEY_USAGE_UNFIT, Reach.ALL, KeyUsageLints::unfit),
          Lint.standard(LintCode.ENCIPHER_ONLY_ALONE, Reach.ALL, KeyUsageLints::alone));

  private KeyUsageLints() {}

  /**
   * "When the keyUsage extension appears in a certificate, at least one of the bits MUST be set".
   */
  private static Optional<Defect> empty(Specimen specimen) {
    boolean broken = specimen.has(KeyUsage.class) && specimen.uses().isEmpty();
    return Defect.when(broken, range(specimen), "no bit at all");
  }

  /** X.690, 11.2.2: of named bits, "all trailing 0 bits" shall be removed. */
  private static Optional<Defect> padded(Specimen specimen) {
    Optional<Bytes> bits =
        specimen
            .extension(KeyUsage.class)
            .map(Extension::value)
            .map(value -> DerReader.single(value).content());
    return Defect.when(
        bits.filter(KeyUsageLints::isPadded).isPresent(),
        range(specimen),
        "the bits " + bits.map(Bytes::hex).orElse(""));
  }

  /** Whether the last bit that counts is zero; the first byte says how many do not count. */
  private static boolean isPadded(Bytes content) {
    int last = content.length() - 1;
    return last > 0 && ((content.at(last) >> content.at(0)) & 1) == 0;
  }

  /**
   * 4.2.1.9: "If the cA boolean is not asserted, then the keyCertSign bit ... MUST NOT be
   * asserted."
   */
  private static Optional<Defect> signs(Specimen specimen) {
    boolean broken = specimen.uses().contains(KeyUse.KEY_CERT_SIGN);
    return Defect.when(broken, range(specimen), "keyCertSign without being an authority");
  }

  /**
   * "The keyCertSign bit is asserted when the subject public key is used for verifying signatures
   * on public key certificates."
   */
  private static Optional<Defect> cannotSign(Specimen specimen) {
    boolean broken =
        specimen.has(KeyUsage.class) && !specimen.uses().contains(KeyUse.KEY_CERT_SIGN);
    return Defect.when(broken, range(specimen), texts(specimen.uses()));
  }

  /**
   * RFC 8410, 5 and RFC 9881, 5 let keys that only sign be marked for signing alone; RFC 8813, 3:
   * of EC keys "keyEncipherment; and dataEncipherment" "MUST NOT be present".
   */
  private static Optional<Defect> unfit(Specimen specimen) {
    Set<KeyUse> wrong = EnumSet.noneOf(KeyUse.class);
    String key = specimen.certificate().key().algorithm();
    boolean onlySigns = key.startsWith("Ed") || key.startsWith("ML-DSA");
    if (onlySigns || key.equals("EC")) {
      wrong.addAll(ENCRYPTING);
    }
    if (onlySigns) {
      wrong.addAll(AGREEING);
    }
    wrong.retainAll(specimen.uses());
    return Defect.when(!wrong.isEmpty(), range(specimen), texts(wrong) + " of a key of " + key);
  }

  /** "The meaning of the encipherOnly bit is undefined in the absence of the keyAgreement bit." */
  private static Optional<Defect> alone(Specimen specimen) {
    boolean only = specimen.uses().stream().anyMatch(ONLY::contains);
    boolean broken = only && !specimen.uses().contains(KeyUse.KEY_AGREEMENT);
    return Defect.when(broken, range(specimen), texts(specimen.uses()));
  }

  private static ByteRange range(Specimen specimen) {
    return specimen.rangeOf(KeyUsage.class);
  }

  private static String texts(Set<KeyUse> uses) {
    return uses.stream().map(KeyUse::text).collect(Collectors.joining(", "));
  }
}
