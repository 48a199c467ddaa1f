// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ProgramCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs commands in this process as if they were typed, on a data directory of the test's. */
final class TypedCommand {
  private final Path data;

  TypedCommand(Path data) {
    this.data = data;
  }

  /** What came of a command. */
  record Result(String out, String err, int exit) {
    /** Everything, for a golden file. */
    String whole() {
      return "exit " + exit + "\n--- out\n" + out + "--- err\n" + err;
    }
  }

  Result run(String words) {
    return run("", words.isBlank() ? new String[0] : words.split(" "));
  }

  Result run(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Console.Manner(false, false, ProgramCall.plain()));
    Map<String, String> environment = Map.of("TERM", "dumb", "HOME", data.toString());
    int exit = new Program(console, environment).run(onData(words));
    return new Result(normal(out), normal(err), exit);
  }

  private String[] onData(String[] words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    if (!all.isEmpty() && !all.contains("--data")) {
      all.addAll(List.of("--data", data.toString()));
    }
    return all.stream()
        .map(word -> word.equals("absent") ? data.resolve("absent").toString() : word)
        .toArray(String[]::new);
  }

  private String normal(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).replace(data.toString(), "DATA");
  }
}
