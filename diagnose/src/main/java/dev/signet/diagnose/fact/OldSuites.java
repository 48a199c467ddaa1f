// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import java.util.Locale;
import java.util.Map;

/** Names of IANA's registries that Signet does not speak, and others still do. */
final class OldSuites {
  private static final Map<Integer, String> SUITES =
      Map.ofEntries(
          Map.entry(0x0004, "TLS_RSA_WITH_RC4_128_MD5"),
          Map.entry(0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
          Map.entry(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
          Map.entry(0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
          Map.entry(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
          Map.entry(0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
          Map.entry(0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
          Map.entry(0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"),
          Map.entry(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
          Map.entry(0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
          Map.entry(0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
          Map.entry(0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
          Map.entry(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
          Map.entry(0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
          Map.entry(0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
          Map.entry(0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
          Map.entry(0xCCAA, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));

  private static final Map<Integer, String> GROUPS =
      Map.of(
          0x0013, "secp192r1",
          0x0015, "secp224r1",
          0x0016, "secp256k1",
          0x001A, "brainpoolP256r1",
          0x001B, "brainpoolP384r1",
          0x001C, "brainpoolP512r1",
          0x001E, "x448",
          0x0100, "ffdhe2048",
          0x0101, "ffdhe3072",
          0x0102, "ffdhe4096");

  private OldSuites() {}

  static String name(int suite) {
    return SUITES.getOrDefault(suite, String.format(Locale.ROOT, "suite %04x", suite));
  }

  static String groupName(int group) {
    return GROUPS.getOrDefault(group, String.format(Locale.ROOT, "group %04x", group));
  }
}
