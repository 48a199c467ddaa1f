// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.tls.TlsListener;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The whole engine as a client or as a server, in every {@link Setting}, fed by a script of its
 * peer. The first byte of an input is the setting.
 */
public final class EngineTarget implements FuzzTarget {
  private final boolean server;
  private final Map<Setting, OpenSides> sides = new EnumMap<>(Setting.class);

  /** As a server, or as a client. */
  public EngineTarget(boolean server) {
    this.server = server;
  }

  @Override
  public String name() {
    return server ? "server" : "client";
  }

  @Override
  public void run(byte[] input) {
    if (input.length > 0) {
      Setting setting = Setting.of(input[0]);
      OpenSides own =
          sides.computeIfAbsent(setting, each -> RecordedPair.ready(each, TlsListener.NONE));
      new ScriptedEngine(own, server ? own.server() : own.client()).play(input, 1);
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Arrays.stream(Setting.values())
        .map(setting -> RecordedPair.script(setting, server))
        .toList();
  }
}
