// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text: a bug that a test finds must be found again. */
final class Traces {
  private Traces() {}

  static String of(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
