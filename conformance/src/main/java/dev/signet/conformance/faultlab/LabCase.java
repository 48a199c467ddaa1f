// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.explain.Code;
import java.io.IOException;
import java.util.List;

/**
 * A server with a known fault, or none.
 *
 * @param name of the case
 * @param staging starts it
 * @param causes what has to be found, the decisive one first; none where nothing is wrong
 * @param fix what the first remedies have to say, in part; empty where there is nothing to do
 */
record LabCase(String name, Staging staging, List<Code> causes, String fix) {
  /** Starts what a case needs. */
  @FunctionalInterface
  interface Staging {
    Scene stage(Lab lab) throws IOException;
  }

  /** One fault. */
  static LabCase of(String name, Code cause, String fix, Staging staging) {
    return new LabCase(name, staging, List.of(cause), fix);
  }

  /** Two faults, the decisive one first. */
  static LabCase two(String name, Code decisive, Code other, Staging staging) {
    return new LabCase(name, staging, List.of(decisive, other), "");
  }

  /** Nothing is wrong. */
  static LabCase healthy(String name, Staging staging) {
    return new LabCase(name, staging, List.of(), "");
  }
}
