// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.file;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.diagnose.setting.JavaOptions;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Java is told to speak versions that it has switched off, so that none is left. */
final class JavaVersionsOff implements CauseRule {
  private static final String PROPERTY = "jdk.tls.client.protocols";

  /** In jdk.tls.disabledAlgorithms of every Java since April 2021 (JDK-8202343). */
  private static final Set<String> DISABLED = Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1");

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return new JavaOptions(file.scene().environment())
        .property(PROPERTY)
        .filter(versions ->
            Arrays.stream(versions.split(",", -1)).map(String::strip).allMatch(DISABLED::contains))
        .map(versions ->
            file.about(HandshakeCause.LOCAL_VERSIONS_DISABLED)
                .subject(PROPERTY)
                .wanted("TLSv1.3 or TLSv1.2 among the versions")
                .found(Printable.line(versions))
                .build());
  }
}
