// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.file;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variable of this machine makes programs accept every certificate. */
final class VerificationOff implements CauseRule {
  /** Node's manual; git's, http.sslVerify. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "NODE_TLS_REJECT_UNAUTHORIZED", List.of("0"),
          "GIT_SSL_NO_VERIFY", List.of("1", "true", "yes", "on"));

  @Override
  public Optional<Finding> judge(CaseFile file) {
    Map<String, String> environment = file.scene().environment();
    return VALUES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(environment.getOrDefault(entry.getKey(), "")))
        .map(entry -> entry.getKey() + "=" + environment.get(entry.getKey()))
        .sorted()
        .findFirst()
        .map(setting ->
            file.about(DatabaseCause.VERIFICATION_SWITCHED_OFF)
                .subject(setting)
                .wanted("programs that look whose certificate it is")
                .found("the variable " + setting)
                .build());
  }
}
