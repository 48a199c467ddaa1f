// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.Alert;
import java.util.List;
import java.util.Optional;

/** An alert that has a cause of its own. */
record AlertRule(Alert alert, HandshakeCause cause) implements CauseRule {
  /** One for each alert that no other rule explains by more than the alert itself. */
  static List<CauseRule> all() {
    return List.of(
        new AlertRule(Alert.HANDSHAKE_FAILURE, HandshakeCause.HANDSHAKE_REFUSED),
        new AlertRule(Alert.PROTOCOL_VERSION, HandshakeCause.VERSION_REFUSED),
        new AlertRule(Alert.INSUFFICIENT_SECURITY, HandshakeCause.SECURITY_INSUFFICIENT),
        new AlertRule(Alert.INTERNAL_ERROR, HandshakeCause.SERVER_FAILED),
        new AlertRule(Alert.INAPPROPRIATE_FALLBACK, HandshakeCause.FALLBACK_REFUSED),
        new AlertRule(Alert.RECORD_OVERFLOW, HandshakeCause.RECORD_REFUSED),
        new AlertRule(Alert.DECODE_ERROR, HandshakeCause.HELLO_UNREADABLE),
        new AlertRule(Alert.BAD_RECORD_MAC, HandshakeCause.RECORD_TAMPERED),
        new AlertRule(Alert.DECRYPT_ERROR, HandshakeCause.PROOF_REFUSED),
        new AlertRule(Alert.UNKNOWN_PSK_IDENTITY, HandshakeCause.TICKET_REFUSED),
        new AlertRule(Alert.ILLEGAL_PARAMETER, HandshakeCause.PARAMETER_REFUSED),
        new AlertRule(Alert.MISSING_EXTENSION, HandshakeCause.EXTENSION_WANTED),
        new AlertRule(Alert.UNSUPPORTED_EXTENSION, HandshakeCause.EXTENSION_REFUSED),
        new AlertRule(Alert.UNEXPECTED_MESSAGE, HandshakeCause.MESSAGE_REFUSED),
        new AlertRule(Alert.USER_CANCELED, HandshakeCause.HANDSHAKE_CANCELLED),
        new AlertRule(Alert.ECH_REQUIRED, HandshakeCause.ENCRYPTED_HELLO_REFUSED));
  }

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.endedBy(alert.code())
        ? Optional.of(
            file.about(cause)
                .wanted("an answer to the hello")
                .found("the alert " + alert.label())
                .build())
        : Optional.empty();
  }
}
