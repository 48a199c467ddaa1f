// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.testkit.KeyType;
import java.security.KeyPair;

/** RSA keys take long to make, and nothing here depends on whose they are. */
final class KeptKeys {
  static final KeyPair RSA1024 = KeyType.RSA1024.generate();
  static final KeyPair RSA2048 = KeyType.RSA2048.generate();

  private KeptKeys() {}
}
