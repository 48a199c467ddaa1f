// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.extension.GreaseValues;
import java.security.SecureRandom;

/**
 * Reserved values that mean nothing, so that servers do not forget to ignore what they do not know
 * (RFC 8701). The same in both hellos of a connection.
 *
 * @param used whether they are sent at all
 * @param suite a cipher suite
 * @param group a group, with a share of one byte
 * @param version a version
 * @param extension an empty extension at the front
 * @param scheme a signature scheme
 */
record Grease(boolean used, int suite, int group, int version, int extension, int scheme) {
  static Grease of(ClientConfig config, SecureRandom random) {
    if (!config.policy().hello().grease()) {
      return new Grease(false, 0, 0, 0, 0, 0);
    }
    return new Grease(
        true, value(random), value(random), value(random), value(random), value(random));
  }

  private static int value(SecureRandom random) {
    return GreaseValues.any(random);
  }
}
