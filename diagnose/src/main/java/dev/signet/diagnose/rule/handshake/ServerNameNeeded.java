// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server refuses a hello without a name, and an address cannot be named. */
final class ServerNameNeeded implements CauseRule {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int MISSING_EXTENSION = 109;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean nameless = ADDRESS.matcher(file.host()).matches();
    boolean refused = file.endedBy(UNRECOGNIZED_NAME, MISSING_EXTENSION);
    if (!nameless || !refused || file.usual().wasAnswered()) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.SERVER_NAME_NEEDED)
            .wanted("a host name in the hello")
            .found("none, because " + Printable.line(file.host()) + " is an address")
            .build());
  }
}
