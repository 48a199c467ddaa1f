// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Printable;
import dev.signet.tls.fault.Alert;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** That the server asked for a certificate and then ended the connection. */
final class Objection {
  /** Alerts that say nothing of a certificate, whenever they come. */
  private static final Set<Integer> OTHERS = Set.of(70, 86, 112, 120, 121);

  private Objection() {}

  /** Whether the end can have to do with what was shown. */
  static boolean isPossible(CaseFile file) {
    boolean ended =
        switch (file.ending()) {
          case Ending.AlertReceived(int code) -> !OTHERS.contains(code);
          case Ending.Closed _, Ending.Reset _ -> true;
          default -> false;
        };
    return ended && file.usual().heard().demand().isPresent();
  }

  /** The same, where a certificate was shown. */
  static boolean isToCertificate(CaseFile file) {
    return isPossible(file)
        && !file.own().isEmpty()
        && file.usual().heard().demand().orElseThrow().answered();
  }

  /** The alert, or the end of the connection. */
  static String text(CaseFile file) {
    return file.usual()
        .alert()
        .map(code -> "the alert " + name(code))
        .orElse("the end of the connection");
  }

  private static String name(int code) {
    @Nullable Alert known = Alert.of(code);
    return known == null ? "number " + code : known.label();
  }

  /** What the server says it trusts, in a sentence. */
  static String authorities(CaseFile file) {
    List<X500Principal> names = file.usual().heard().demand().orElseThrow().authorities();
    return names.isEmpty()
        ? "any authority that the server trusts (it names none)"
        : names.stream()
                .limit(3)
                .map(name -> Printable.line(name.getName()))
                .collect(Collectors.joining("; "))
            + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
  }
}
