// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code signet version}. */
@Command(name = "version", description = "Says which version this is, and on what it runs.")
public final class VersionCommand implements Action {
  /** What a program says that was not started from its jars. */
  private static final String UNKNOWN = "development";

  /** Prints the version as text. Loads nothing but this class and the streams. */
  public static void print(Console console) {
    console.data("signet " + version() + " (Java " + Runtime.version() + ")");
  }

  @Override
  public ExitCode perform(Invocation invocation) {
    Console console = invocation.console();
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("version", version());
      members.put("java", Runtime.version().toString());
      members.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      console.object(members);
    } else {
      print(console);
    }
    return ExitCode.FINE;
  }

  private static String version() {
    @Nullable String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }
}
