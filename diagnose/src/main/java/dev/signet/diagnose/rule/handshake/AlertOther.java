// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.Alert;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Any other alert. */
final class AlertOther implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.usual()
        .alert()
        .map(code ->
            file.about(HandshakeCause.ALERT_OTHER)
                .wanted("the end of the handshake")
                .found("the alert " + name(code))
                .build());
  }

  private static String name(int code) {
    @Nullable Alert known = Alert.of(code);
    return known == null ? "number " + code : known.label();
  }
}
