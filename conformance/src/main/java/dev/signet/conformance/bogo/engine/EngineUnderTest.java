// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

import dev.signet.conformance.bogo.settings.CommandLine;
import dev.signet.conformance.bogo.settings.NotImplemented;

/** A TLS engine that BoGo can be run against. */
public interface EngineUnderTest {
  /** The word for it on the command line. */
  String name();

  /** Are its faults named one by one, so that each can be compared? */
  boolean hasExactFaults();

  /**
   * Gets ready for the connections of one test, which may resume each other and share nothing with
   * other tests.
   *
   * @throws NotImplemented when the command line asks for what the engine does not have
   */
  EngineMemory prepare(CommandLine line) throws NotImplemented;
}
