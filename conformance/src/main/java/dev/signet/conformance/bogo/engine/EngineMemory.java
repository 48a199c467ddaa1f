// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.IOException;

/** What the connections of one test have in common: sessions, ticket keys, the clock. */
public interface EngineMemory {
  /**
   * Makes an engine for the next connection.
   *
   * @param wire where its bytes go
   * @throws NotImplemented when the settings ask for what the engine does not have
   * @throws EngineFault when the engine refuses the settings
   */
  EngineConnection connect(Settings settings, TestFiles files, Wire wire)
      throws IOException, NotImplemented, EngineFault;

  /** Is there a session that the next connection of a client can offer? */
  boolean hasSession();

  /** Lets time pass for the sessions. */
  void advanceClock(long seconds) throws NotImplemented;
}
