// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

/** Whose rules a lint asks. */
public enum RuleBook {
  /** RFC 5280 and the RFCs beside it: every certificate. */
  STANDARD,
  /** The Baseline Requirements of the CA/Browser Forum, version 2.1: public authorities. */
  BASELINE,
  /** What keeps a private authority safe and its certificates accepted everywhere. */
  PRIVATE
}
