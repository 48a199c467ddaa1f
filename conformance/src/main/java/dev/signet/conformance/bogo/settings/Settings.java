// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one connection of a test was asked for. Immutable. Texts hold one byte per character, since
 * the runner passes bytes that are no UTF-8.
 *
 * @param values each flag with its values, in their order; none for a flag that stands alone
 * @param credentials those that were introduced by a {@code -new-…-credential}, in their order
 */
public record Settings(Map<Flag, List<String>> values, List<CredentialSettings> credentials) {
  /** Copies both. */
  public Settings {
    values = Map.copyOf(values);
    credentials = List.copyOf(credentials);
  }

  /** Was the flag given? */
  public boolean has(Flag flag) {
    return values.containsKey(flag);
  }

  /** The flags that were given. */
  public Set<Flag> flags() {
    return values.keySet();
  }

  /** The last value of a flag, one byte per character; empty when it was not given. */
  public String text(Flag flag) {
    return lastOf(values, flag);
  }

  /** The value as bytes. */
  public byte[] rawBytes(Flag flag) {
    return text(flag).getBytes(ISO_8859_1);
  }

  /** The value as a number; 0 when it was not given. */
  public long number(Flag flag) {
    return has(flag) ? Long.parseLong(text(flag)) : 0;
  }

  /** Every value of a flag as a number. */
  public List<Integer> numbers(Flag flag) {
    return values.getOrDefault(flag, List.of()).stream().map(Integer::valueOf).toList();
  }

  /** The value as the bytes that it holds in Base64; none when it was not given. */
  public byte[] bytes(Flag flag) {
    return Base64.getDecoder().decode(text(flag));
  }

  /** Every value of a flag as bytes in Base64. */
  public List<byte[]> byteStrings(Flag flag) {
    return values.getOrDefault(flag, List.of()).stream().map(Base64.getDecoder()::decode).toList();
  }

  /** What the flags outside every {@code -new-…-credential} say. */
  public CredentialSettings defaultCredential() {
    return new CredentialSettings(CredentialSettings.Kind.X509, values);
  }

  /** The last value of a flag, or an empty text. */
  static String lastOf(Map<Flag, List<String>> values, Flag flag) {
    List<String> all = values.getOrDefault(flag, List.of());
    return all.isEmpty() ? "" : all.getLast();
  }
}
