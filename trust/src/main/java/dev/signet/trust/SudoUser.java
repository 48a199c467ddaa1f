// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user who had an administrator's command run by {@code sudo}: the browsers are that user's,
 * and so are their files, whoever changes them.
 *
 * @param name of the account
 * @param home its home folder
 */
public record SudoUser(String name, Path home) {
  private static final int HOME_FIELD = 5;
  private static final int PASSWD_FIELDS = 7;

  /**
   * The user behind {@code sudo}; empty where the program was not started by it, or by root itself.
   *
   * @param environment the process's environment
   * @param runner asks the machine's list of accounts
   */
  static Optional<SudoUser> of(Map<String, String> environment, CommandRunner runner) {
    String name = environment.getOrDefault("SUDO_USER", "");
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || name.isEmpty() || name.equals("root")) {
      return Optional.empty();
    }
    // Not from a variable: sudo leaves HOME to its configuration, and it may be either one's.
    CommandResult line = runner.run(List.of("getent", "passwd", name));
    String[] fields = line.output().strip().split(":", -1);
    return line.isFine() && fields.length == PASSWD_FIELDS && fields[HOME_FIELD].startsWith("/")
        ? Optional.of(new SudoUser(name, Path.of(fields[HOME_FIELD])))
        : Optional.empty();
  }

  /** The command that does the same with this user's rights. */
  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(List.of("runuser", "-u", name, "--"));
    all.addAll(command);
    return all;
  }
}
