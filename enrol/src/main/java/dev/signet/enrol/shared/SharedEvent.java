// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;

/** What happened to a name's certificate. */
public sealed interface SharedEvent {
  /**
   * This node got a new one.
   *
   * @param authority the directory; empty for our own
   * @param certificate what is shown from now on
   */
  record Obtained(String authority, Certificate certificate) implements SharedEvent {}

  /**
   * Another node got a new one, and this one shows it too.
   *
   * @param certificate what is shown from now on
   */
  record Taken(Certificate certificate) implements SharedEvent {}

  /**
   * An authority gave none.
   *
   * @param finding which, for what, why, and when it is tried again
   */
  record Failed(Finding finding) implements SharedEvent {}
}
