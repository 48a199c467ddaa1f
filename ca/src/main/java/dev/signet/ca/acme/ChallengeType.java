// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How control over an identifier is proven.
 *
 * <p>{@code device-attest-01} is left out: what it proves is the maker of a machine, and which
 * makers to believe is no question that a default could answer.
 */
public enum ChallengeType {
  /** A file over plain HTTP (RFC 8555, 8.3). */
  HTTP_01,
  /** A TXT record (RFC 8555, 8.4); the only one that proves a wildcard. */
  DNS_01,
  /** A certificate under an ALPN name of its own (RFC 8737). */
  TLS_ALPN_01;

  /** Its {@code type} on the wire: {@code http-01}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of a name on the wire. */
  public static Optional<ChallengeType> named(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }

  /**
   * Those that can prove control over an identifier. RFC 8555, 7.1.3: a wildcard needs the DNS; RFC
   * 8738, 7: "dns-01 MUST NOT be used to validate IP addresses".
   */
  public static Set<ChallengeType> fitting(AcmeIdentifier identifier, boolean wildcard) {
    if (wildcard) {
      return EnumSet.of(DNS_01);
    }
    return identifier.kind() == AcmeIdentifier.Kind.IP
        ? EnumSet.of(HTTP_01, TLS_ALPN_01)
        : EnumSet.allOf(ChallengeType.class);
  }
}
