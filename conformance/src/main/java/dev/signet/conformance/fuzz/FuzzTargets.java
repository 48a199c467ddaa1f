// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.conformance.fuzz.engine.EngineTarget;
import dev.signet.conformance.fuzz.judgement.LayoutTarget;
import dev.signet.conformance.fuzz.judgement.LintTarget;
import dev.signet.conformance.fuzz.judgement.NameTarget;
import dev.signet.conformance.fuzz.judgement.PathTarget;
import dev.signet.conformance.fuzz.parser.CertificateTarget;
import dev.signet.conformance.fuzz.parser.DerTarget;
import dev.signet.conformance.fuzz.parser.EchConfigTarget;
import dev.signet.conformance.fuzz.parser.MessageTarget;
import dev.signet.conformance.fuzz.parser.PemTarget;
import dev.signet.conformance.fuzz.parser.PublicKeyTarget;
import dev.signet.conformance.fuzz.parser.RecordTarget;
import dev.signet.conformance.fuzz.parser.TicketTarget;
import java.util.List;

/** Every target there is; a new one is added here. */
public final class FuzzTargets {
  private FuzzTargets() {}

  /** All, in the order in which they run. */
  public static List<FuzzTarget> all() {
    return List.of(
        new EngineTarget(true),
        new EngineTarget(false),
        new MessageTarget(false),
        new MessageTarget(true),
        new RecordTarget(),
        new TicketTarget(),
        new EchConfigTarget(),
        new PublicKeyTarget(),
        new CertificateTarget(),
        new PemTarget(),
        new DerTarget(),
        new PathTarget(),
        new NameTarget(),
        new LayoutTarget(),
        new LintTarget());
  }

  /**
   * The one with a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static FuzzTarget named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + name));
  }
}
