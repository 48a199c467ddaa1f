// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The first words that a command can start with, and who understands the rest. Only what is asked
 * for is loaded.
 */
final class Commands {
  private static final SequencedMap<String, Supplier<Object>> ALL = all();

  private Commands() {}

  /** In the order of the help. */
  static SequencedMap<String, Supplier<Object>> byName() {
    return ALL;
  }

  private static SequencedMap<String, Supplier<Object>> all() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("up", UpCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("user", UserCommand::new);
    commands.put("route", RouteCommand::new);
    commands.put("cert", CertCommand::new);
    commands.put("ca", CaCommand::new);
    commands.put("agent", AgentCommand::new);
    commands.put("trust", TrustCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("version", VersionCommand::new);
    return java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(commands));
  }
}
