// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.suite.NamedGroup;
import java.util.Optional;

/** The server insists on a group that programs of today do not offer. */
final class GroupsUnmatched implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OldServer.choice(file)
        .filter(choice -> OldServer.foundNothingInCommon(file) && isForeign(choice))
        .map(choice ->
            file.about(HandshakeCause.GROUPS_UNMATCHED)
                .wanted("x25519, secp256r1 or another group that programs have")
                .found("the server wants " + choice.groupText())
                .with("group", choice.groupText())
                .build());
  }

  private static boolean isForeign(ServerChoice choice) {
    return choice.group().isPresent() && NamedGroup.of(choice.group().getAsInt()) == null;
  }
}
