// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * One thing to authenticate with.
 *
 * @param kind what it is
 * @param values the flags that describe it
 */
public record CredentialSettings(Kind kind, Map<Flag, List<String>> values) {
  /** What a credential is. */
  public enum Kind {
    /** A chain of certificates and a key. */
    X509,
    /** A chain of certificates and a key that it delegates to (RFC 9345). */
    DELEGATED,
    /** A password (draft-bmw-tls-pake13). */
    PASSWORD,
    /** A pre-shared key that is imported (RFC 9258). */
    PRE_SHARED_KEY,
    /** A public key without a certificate (RFC 7250). */
    RAW_PUBLIC_KEY
  }

  /** Copies the flags. */
  public CredentialSettings {
    values = Map.copyOf(values);
  }

  /** Was the flag given? */
  public boolean has(Flag flag) {
    return values.containsKey(flag);
  }

  /** The last value of a flag; empty when it was not given. */
  public String text(Flag flag) {
    return Settings.lastOf(values, flag);
  }

  /** The value as the bytes that it holds in Base64. */
  public byte[] bytes(Flag flag) {
    return Base64.getDecoder().decode(text(flag));
  }

  /** Signature schemes in the order that was asked for; empty for the engine's own. */
  public List<Integer> signingPreferences() {
    return values.getOrDefault(Flag.SIGNING_PREFS, List.of()).stream()
        .map(Integer::valueOf)
        .toList();
  }

  /** Is there something to show? */
  public boolean isUsable() {
    return has(Flag.KEY_FILE) || kind == Kind.PRE_SHARED_KEY || kind == Kind.PASSWORD;
  }
}
