// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;

/**
 * The cipher suites of a hello.
 *
 * @param config whose suites
 * @param grease goes in front
 */
record OfferedSuites(ClientConfig config, Grease grease) {
  CodePoints codes() {
    List<Integer> codes = new ArrayList<>();
    if (grease.used()) {
      codes.add(grease.suite());
    }
    for (CipherSuite suite : config.parameters().suites()) {
      if (config.parameters().allows(suite.version())) {
        codes.add(suite.code());
      }
    }
    return CodePoints.of(codes.stream().mapToInt(Integer::intValue).toArray());
  }
}
