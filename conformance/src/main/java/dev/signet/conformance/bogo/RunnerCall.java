// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a runner and reads what it says of each test. */
final class RunnerCall {
  /** Two tests at a time: more would starve the other work of a small machine. */
  private static final int WORKERS = 2;

  /** Until the runner gives up on a shim that says nothing: long, for machines with other work. */
  private static final String IDLE = "15s";

  /** Ten times what all tests take where most pass. */
  private static final int RUN_MINUTES = 30;

  private static final String PASSED = "PASSED (";
  private static final String FAILED = "FAILED (";
  private static final String UNIMPLEMENTED = "UNIMPLEMENTED (";

  private final Runner runner;
  private final Path shim;

  /** With a runner and the program that it starts for each test. */
  RunnerCall(Runner runner, Path shim) {
    this.runner = runner;
    this.shim = shim;
  }

  /** How one test ended. */
  sealed interface Ending {
    /** As it should. */
    record Passed() implements Ending {}

    /** As the RFC wants it, where the runner wants something else. */
    record Differs(String reason) implements Ending {}

    /** Not as it should; with what both sides said. */
    record Failed(String talk) implements Ending {}

    /** Not at all: something is missing. */
    record NotImplemented() implements Ending {}
  }

  /** The names of all tests there are. */
  List<String> names(Path folder) throws IOException, InterruptedException {
    Path talk = folder.resolve("names");
    run(talk, Map.of(), List.of("-include-disabled"));
    return List.copyOf(read(talk).keySet());
  }

  /**
   * Runs tests.
   *
   * @param socket where the engine is
   * @param words what else the runner is told
   */
  Map<String, Ending> tests(Path folder, Path socket, List<String> words)
      throws IOException, InterruptedException {
    Path talk = folder.resolve("talk");
    run(talk, Map.of("SIGNET_SHIM_SOCKET", socket.toString()), words);
    return read(talk);
  }

  private void run(Path talk, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(runner.program().toString()));
    command.addAll(List.of("-shim-path", shim.toString(), "-idle-timeout", IDLE));
    command.addAll(List.of("-num-workers", Integer.toString(WORKERS)));
    command.addAll(List.of("-allow-unimplemented", "-pipe"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(runner.folder().toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(talk.toFile()).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(RUN_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("the runner did not end within " + RUN_MINUTES + " minutes");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Map<String, Ending> read(Path talk) throws IOException {
    Map<String, Ending> endings = new LinkedHashMap<>();
    StringBuilder failure = new StringBuilder();
    Optional<String> failed = Optional.empty();
    for (String line : new String(Files.readAllBytes(talk), UTF_8).lines().toList()) {
      boolean passed = line.startsWith(PASSED);
      boolean missing = line.startsWith(UNIMPLEMENTED);
      if (passed || missing || line.startsWith(FAILED)) {
        failed.ifPresent(name -> endings.put(name, new Ending.Failed(failure.toString())));
        failed = Optional.empty();
        failure.setLength(0);
      }
      if (passed) {
        endings.put(name(line), new Ending.Passed());
      } else if (missing) {
        endings.put(name(line), new Ending.NotImplemented());
      } else if (line.startsWith(FAILED)) {
        failed = Optional.of(name(line));
      } else {
        failure.append(line.strip()).append(' ');
      }
    }
    failed.ifPresent(name -> endings.put(name, new Ending.Failed(failure.toString())));
    return endings;
  }

  private static String name(String line) {
    return line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
  }
}
