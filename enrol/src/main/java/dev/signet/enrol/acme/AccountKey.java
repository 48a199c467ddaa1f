// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import java.security.KeyPair;

/** Where the key of our account at an authority is. */
@FunctionalInterface
public interface AccountKey {
  /** The key, made the first time. Blocks. */
  KeyPair open();
}
