// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import java.util.Locale;

/** What a signing key is for. A key of one purpose verifies nothing of the other. */
public enum KeyPurpose {
  /** Access tokens. */
  ACCESS,
  /** What upstreams are told in {@code Signet-Identity}. */
  ASSERTION;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
