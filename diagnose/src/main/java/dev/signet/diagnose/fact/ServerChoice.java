// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a server chose in its hello. Numbers, because it may be something that Signet does not
 * speak.
 *
 * @param version as on the wire, 0x0303 for TLS 1.2
 * @param suite as on the wire
 * @param group that of its key share, or the one that it wants another hello for
 * @param primeBits how long the prime of a Diffie-Hellman exchange is that has no named group
 * @param renegotiation whether it protects renegotiation (RFC 5746), or speaks TLS 1.3, which has
 *     none
 */
public record ServerChoice(
    int version, int suite, OptionalInt group, OptionalInt primeBits, boolean renegotiation) {
  private static final int TLS12 = 0x0303;

  /** Suites of TLS 1.2 and before in which the server's RSA key decrypts (RFC 5246, 7.4.7.1). */
  private static final int[] STATIC_RSA = {
    0x0004, 0x0005, 0x000A, 0x002F, 0x0035, 0x003C, 0x003D, 0x0041, 0x0084, 0x009C, 0x009D, 0xC09C,
    0xC09D
  };

  /** The same with the group that a later message has told. */
  public ServerChoice withGroup(int number) {
    return new ServerChoice(version, suite, OptionalInt.of(number), primeBits, renegotiation);
  }

  /** The same with the prime that a later message has told. */
  public ServerChoice withPrimeBits(int bits) {
    return new ServerChoice(version, suite, group, OptionalInt.of(bits), renegotiation);
  }

  /** Whether the key exchange is one over a finite field, with a prime of the server's own. */
  public boolean isFiniteField() {
    return version <= TLS12 && suiteText().startsWith("TLS_DHE_");
  }

  /** Whether the version is older than TLS 1.2, which RFC 8996 forbids. */
  public boolean isOld() {
    return version < TLS12;
  }

  /** Whether the key exchange has no forward secrecy because it has none of its own. */
  public boolean isStaticRsa() {
    for (int each : STATIC_RSA) {
      if (each == suite) {
        return true;
      }
    }
    return false;
  }

  /** The version as people write it. */
  public String versionText() {
    return switch (version) {
      case 0x0304 -> "TLS 1.3";
      case TLS12 -> "TLS 1.2";
      case 0x0302 -> "TLS 1.1";
      case 0x0301 -> "TLS 1.0";
      case 0x0300 -> "SSL 3.0";
      default -> String.format(Locale.ROOT, "version %04x", version);
    };
  }

  /** The suite's name where it is a known one, else its number. */
  public String suiteText() {
    @Nullable CipherSuite known = CipherSuite.of(suite);
    return known == null ? OldSuites.name(suite) : known.name();
  }

  /** The group's name where it is a known one, else its number; empty where none was said. */
  public String groupText() {
    if (group.isEmpty()) {
      return "";
    }
    @Nullable NamedGroup known = NamedGroup.of(group.getAsInt());
    return known == null ? OldSuites.groupName(group.getAsInt()) : known.label();
  }
}
