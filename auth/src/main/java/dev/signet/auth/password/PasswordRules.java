// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a new password must be (ASVS 5.0, 6.2): long enough, not among the common ones, not the
 * user's name. Any character may be in it, and there is no rule of how many of which kind.
 */
public final class PasswordRules {
  /** ASVS 6.2.1. */
  public static final int MIN_LENGTH = 8;

  /**
   * ASVS 6.2.9 asks for at least 64; what is longer is no better and costs time to hash. In code
   * points.
   */
  public static final int MAX_LENGTH = 256;

  /** Words that everybody would try here (ASVS 6.2.11). */
  private static final List<String> WORDS = List.of("signet", "password", "localhost");

  /** Shorter user names stand in too many good passwords by chance. */
  private static final int MIN_WORD = 4;

  private final Supplier<Set<String>> common = new OnceRead();

  /** The rules; the list of common passwords is read when it is first needed. */
  public PasswordRules() {}

  /**
   * Refuses a password that breaks a rule.
   *
   * @throws dev.signet.explain.FindingException with the {@link PasswordCode} of the rule
   */
  public void check(Redacted password, String username) {
    String text = PasswordText.prepared(password);
    int length = text.codePointCount(0, text.length());
    if (length < MIN_LENGTH) {
      throw broken(
          PasswordCode.PASSWORD_TOO_SHORT, "at least " + MIN_LENGTH, length + " characters");
    }
    if (length > MAX_LENGTH) {
      throw broken(PasswordCode.PASSWORD_TOO_LONG, "at most " + MAX_LENGTH, length + " characters");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw broken(PasswordCode.PASSWORD_UNREADABLE, "whole characters", "half a character");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (common.get().contains(lower)) {
      throw broken(
          PasswordCode.PASSWORD_COMMON, "a password that is not on the list", "one that is");
    }
    checkWords(lower, username);
  }

  private static void checkWords(String lower, String username) {
    String rest = lower;
    if (username.length() >= MIN_WORD) {
      rest = rest.replace(username.toLowerCase(Locale.ROOT), "");
    }
    for (String word : WORDS) {
      rest = rest.replace(word, "");
    }
    if (rest.length() < MIN_LENGTH && rest.length() < lower.length()) {
      throw broken(
          PasswordCode.PASSWORD_GUESSABLE,
          MIN_LENGTH + " characters beside the user name and the product's name",
          rest.length() + " characters");
    }
  }

  private static RuntimeException broken(PasswordCode code, String wanted, String found) {
    return Finding.about(code).wanted(wanted).found(found).toException();
  }

  /** The list is read when the first password is set, not when the program starts. */
  private static final class OnceRead implements Supplier<Set<String>> {
    private volatile Set<String> words = Set.of();

    @Override
    public Set<String> get() {
      if (words.isEmpty()) {
        words = read();
      }
      return words;
    }

    private static Set<String> read() {
      try {
        return new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
      } catch (IOException e) {
        throw new UncheckedIOException("the list of common passwords", e);
      }
    }
  }
}
