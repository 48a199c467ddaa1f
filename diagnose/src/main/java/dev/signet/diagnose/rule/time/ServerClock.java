// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.HttpAnswer;
import dev.signet.diagnose.rule.CaseFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the server's clock says of this machine's. */
record ServerClock(Instant here, Instant there) {
  /** Servers are wrong by seconds and answers take some; more than this is somebody's mistake. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Both clocks, where the server told of its own. */
  static Optional<ServerClock> of(CaseFile file) {
    return file.usual()
        .heard()
        .http()
        .flatMap(HttpAnswer::date)
        .map(there -> new ServerClock(file.scene().moment(), there));
  }

  /**
   * Whether it is this machine whose clock is wrong: the certificates are outside their time by it,
   * and within it by the server's.
   */
  static boolean isOursWrong(CaseFile file) {
    return of(file)
        .filter(clock -> Duration.between(clock.here, clock.there).abs().compareTo(TOLERANCE) > 0)
        .filter(clock ->
            file.chain()
                .filter(chain -> isHolding(chain, clock.there) && !isHolding(chain, clock.here))
                .isPresent())
        .isPresent();
  }

  private static boolean isHolding(ChainFacts chain, Instant moment) {
    return chain.walk().certificates().stream()
        .allMatch(certificate -> certificate.validity().contains(moment));
  }
}
