// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import java.security.SecureRandom;

/** Values that mean nothing and never will (RFC 8701, 2), in the registries of 16 bits. */
public final class GreaseValues {
  private static final int VALUES = 16;
  private static final int STEP = 0x1010;
  private static final int FIRST = 0x0A0A;

  private GreaseValues() {}

  /** One of {0A,0A}, {1A,1A} and so on. */
  public static int any(SecureRandom random) {
    return FIRST + STEP * random.nextInt(VALUES);
  }
}
