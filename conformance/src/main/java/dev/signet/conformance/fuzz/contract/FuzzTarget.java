// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.contract;

import java.util.List;

/** Something that has to stand any bytes. */
public interface FuzzTarget {
  /** The word for it on the command line. */
  String name();

  /**
   * Takes some bytes. What is wrong with them it says as its contract has it.
   *
   * @throws RuntimeException where it does not hold to its contract: that is a finding
   */
  void run(byte[] input);

  /** Inputs to begin with, that reach far. */
  List<byte[]> seeds();
}
