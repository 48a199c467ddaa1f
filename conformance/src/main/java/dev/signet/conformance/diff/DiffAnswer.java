// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

/**
 * What a validator says of a case.
 *
 * @param trusted whether it trusts the certificate
 * @param why {@code trusted}, or why not in its own words
 */
record DiffAnswer(boolean trusted, String why) {
  static final DiffAnswer TRUSTED = new DiffAnswer(true, "trusted");

  static DiffAnswer refused(String why) {
    return new DiffAnswer(false, why);
  }
}
