// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.file;

import dev.signet.diagnose.cause.Cause;
import dev.signet.diagnose.fact.FileContent;
import dev.signet.diagnose.fact.FileSetting;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that go by a setting fail because of what its file is.
 *
 * @param cause how that is called
 * @param settings those whose programs fail so
 * @param contents what they cannot use
 * @param wanted what they can
 */
record FileRule(Cause cause, Set<FileSetting> settings, Set<FileContent> contents, String wanted)
    implements CauseRule {
  FileRule(Cause cause, FileSetting setting, FileContent content, String wanted) {
    this(cause, Set.of(setting), Set.of(content), wanted);
  }

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.scene().files().stream()
        .filter(named -> settings.contains(named.setting()))
        .filter(named -> contents.contains(named.content()))
        .findFirst()
        .map(named ->
            file.about(cause)
                .subject(Printable.line(named.path()))
                .wanted(wanted + ", because " + named.setting().text() + " names it")
                .found(named.content().text())
                .with("setting", named.setting().text())
                .build());
  }
}
