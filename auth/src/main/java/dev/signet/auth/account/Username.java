// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name that a person signs in with, in its one form: compatible characters made equal, lower
 * case, composed (the UsernameCaseMapped profile of PRECIS, RFC 8265, 3.3, with NFKC for its width
 * mapping). {@code Ａnna}, {@code ANNA} and {@code anna} are one name.
 *
 * @param text letters, marks and digits of one script, and {@code . _ - @ +} between them
 */
public record Username(String text) {
  /** In code points. An e-mail address may serve as a name. */
  public static final int MAX_LENGTH = 64;

  /** No name has more characters before it is prepared; NFKC makes up to 18 of one. */
  private static final int MAX_RAW = 256;

  private static final String PUNCTUATION = "._-@+";
  private static final Set<UnicodeScript> NEUTRAL =
      EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);
  private static final Set<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  /** Refuses a text that is not in the form already, with an {@link IllegalArgumentException}. */
  public Username {
    if (!prepared(text).equals(Optional.of(text))) {
      throw new IllegalArgumentException("not a prepared user name");
    }
  }

  /**
   * The name that somebody typed.
   *
   * @throws dev.signet.explain.FindingException {@link AccountCode#USERNAME_UNACCEPTABLE}
   */
  public static Username of(String typed) {
    return find(typed)
        .orElseThrow(() ->
            Finding.about(AccountCode.USERNAME_UNACCEPTABLE)
                .wanted(
                    "letters and digits of one script, and . _ - @ + between them, at most "
                        + MAX_LENGTH)
                .found(Printable.line(typed))
                .toException());
  }

  /**
   * The name that somebody typed; empty where it can be no name, which at a login is just another
   * unknown one.
   */
  public static Optional<Username> find(String typed) {
    return prepared(typed).map(Username::new);
  }

  @Override
  public String toString() {
    return text;
  }

  private static Optional<String> prepared(String typed) {
    if (typed.length() > MAX_RAW) {
      return Optional.empty();
    }
    String lower =
        Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    // RFC 8265, 3.3.2: case mapping may undo normalization.
    String name = Normalizer.normalize(lower, Normalizer.Form.NFKC);
    int length = name.codePointCount(0, name.length());
    boolean fits = length > 0 && length <= MAX_LENGTH && hasForm(name) && isOneScript(name);
    return fits ? Optional.of(name) : Optional.empty();
  }

  private static boolean hasForm(String name) {
    return Character.isLetterOrDigit(name.codePointAt(0))
        && !PUNCTUATION.contains(name.substring(name.length() - 1))
        && name.codePoints().allMatch(Username::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> c < 0x80 && PUNCTUATION.indexOf(c) >= 0;
    };
  }

  /** Letters of two scripts in one name serve to look like somebody else (Unicode TR 39, 5.2). */
  private static boolean isOneScript(String name) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.removeAll(NEUTRAL);
    return scripts.size() <= 1 || JAPANESE.containsAll(scripts);
  }
}
