// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineMemory;
import dev.signet.conformance.bogo.engine.EngineUnderTest;
import dev.signet.conformance.bogo.settings.CommandLine;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import java.util.EnumSet;
import java.util.Set;

/** Our engine, without the provider around it. */
public final class SignetEngine implements EngineUnderTest {
  /** What it lacks; every other flag has its meaning, or changes nothing for it. */
  private static final Set<Flag> MISSING =
      EnumSet.of(
          Flag.ALLOW_UNKNOWN_ALPN_PROTOS,
          Flag.CURVES_FLAGS,
          Flag.EXPECT_NO_SECURE_RENEGOTIATION,
          Flag.EXPECT_SHA256_CLIENT_CERT,
          Flag.FALLBACK_SCSV,
          Flag.MAX_CERT_LIST,
          Flag.NO_SERVER_NAME_ACK,
          Flag.PSK,
          Flag.PSK_IDENTITY,
          Flag.RENEGOTIATE_EXPLICIT,
          Flag.RENEGOTIATE_FREELY,
          Flag.RENEGOTIATE_IGNORE,
          Flag.RENEGOTIATE_ONCE,
          Flag.RESUMPTION_ACROSS_NAMES_ENABLED,
          Flag.RETAIN_ONLY_SHA256_CLIENT_CERT,
          Flag.TICKET_KEY);

  /** Without settings of its own. */
  public SignetEngine() {}

  @Override
  public String name() {
    return "signet";
  }

  @Override
  public boolean hasExactFaults() {
    return true;
  }

  @Override
  public EngineMemory prepare(CommandLine line) throws NotImplemented {
    for (Flag flag : line.flags()) {
      if (MISSING.contains(flag)) {
        throw new NotImplemented(flag.word());
      }
    }
    return new SignetMemory(line.retry());
  }
}
