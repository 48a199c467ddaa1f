// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Variation;
import java.util.List;

/** Which further connections tell apart what the first one left open. */
final class ProbePlan {
  private static final int NO_APPLICATION_PROTOCOL = 120;

  private ProbePlan() {}

  /** In the order in which they are made; at most seven. */
  static List<Variation> after(Contact usual, Dialect dialect) {
    return switch (usual.ending()) {
      case Ending.Closed _, Ending.Reset _, Ending.Silent _ ->
          usual.wasAnswered() || !usual.spoken() ? List.of() : afterSilence(dialect);
      case Ending.AlertReceived(int code) -> afterAlert(usual, code, dialect);
      case Ending.Established _ ->
          List.of(Variation.TLS12_ALONE, Variation.WITHOUT_NAME, Variation.AGAIN);
      case Ending.RefusedByUs _ -> List.of(Variation.OLD_PARAMETERS);
      case Ending.Unresolved _,
          Ending.Refused _,
          Ending.Filtered _,
          Ending.Unroutable _,
          Ending.TlsDeclined _,
          Ending.GreetingForeign _,
          Ending.NotTls _ ->
          List.of();
    };
  }

  private static List<Variation> afterSilence(Dialect dialect) {
    return dialect.beginsWithTls()
        ? List.of(
            Variation.SMALL_HELLO,
            Variation.WITHOUT_NAME,
            Variation.OLD_PARAMETERS,
            Variation.POSTGRES_REQUEST,
            Variation.PROXY_HEADER)
        : List.of(Variation.SMALL_HELLO, Variation.WITHOUT_NAME, Variation.OLD_PARAMETERS);
  }

  private static List<Variation> afterAlert(Contact usual, int code, Dialect dialect) {
    if (usual.wasAnswered()) {
      return List.of();
    }
    if (code != NO_APPLICATION_PROTOCOL) {
      return List.of(Variation.OLD_PARAMETERS, Variation.WITHOUT_NAME);
    }
    return dialect.beginsWithTls()
        ? List.of(Variation.WITHOUT_PROTOCOLS, Variation.POSTGRES_REQUEST)
        : List.of(Variation.WITHOUT_PROTOCOLS);
  }
}
