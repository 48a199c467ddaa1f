// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.testkit.TestIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a server of OpenSSL shows and wants.
 *
 * @param chainPem what it sends, its own certificate first
 * @param keyPem its private key
 * @param options further members for {@code servers.py}
 */
record ServerSettings(String chainPem, String keyPem, Map<String, Object> options) {
  static ServerSettings of(TestIdentity identity) {
    return new ServerSettings(identity.chainPem(), identity.keyPem(), Map.of());
  }

  /** Sends exactly these certificates. */
  static ServerSettings sending(TestIdentity own, TestIdentity... others) {
    String chain =
        own.pem() + List.of(others).stream().map(TestIdentity::pem).collect(Collectors.joining());
    return new ServerSettings(chain, own.keyPem(), Map.of());
  }

  ServerSettings with(String option, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new ServerSettings(chainPem, keyPem, more);
  }
}
