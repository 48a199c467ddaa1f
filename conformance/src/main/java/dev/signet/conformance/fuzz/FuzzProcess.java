// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.conformance.fuzz.judgement.WorkLimit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Jazzer with one target, in a Java of its own, which it instruments. */
final class FuzzProcess {
  /** The folder with inputs, to begin with and found. */
  static final String CORPUS = "corpus";

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

  /** What is watched for new ways through it. */
  private static final String WATCHED = "dev.signet.tls.**:dev.signet.x509.**";

  /** A flight with a few post-quantum messages, or a page of PEM. */
  private static final int LONGEST_INPUT = 16_384;

  /** Executions take a millisecond, and a machine may stand still for a while. */
  private static final int HANG_SECONDS = 90;

  /** To start, instrument, read the corpus and write the figures, on a busy machine. */
  private static final int GRACE_SECONDS = 180;

  /**
   * What an input may allocate here, as often as by itself: the fuzzer looks at every comparison.
   */
  private static final int INSTRUMENTED = 10;

  private static final String HEAP = "-Xmx700m";
  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");
  private static final Pattern FINDING =
      Pattern.compile("== Java Exception: (.*)|ERROR: libFuzzer: (.*)");

  private final String target;
  private final Path folder;

  /**
   * For one target.
   *
   * @param folder its own, with its corpus in {@code corpus}
   */
  FuzzProcess(String target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * How a run ended.
   *
   * @param executions how many inputs were tried
   * @param edges how many edges of the code under test they went over
   * @param finding what was found; empty for nothing
   */
  record Ending(long executions, long edges, String finding) {
    /** As it is shown. */
    String text() {
      return executions + " executions, " + edges + " edges";
    }

    private Ending with(String other) {
      return new Ending(executions, edges, other);
    }
  }

  /** Runs for as long as it may, or until something is found. */
  Ending run(FuzzOptions options) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    int exit = run(command(options), log, options.seconds());
    Ending ending = read(Files.readString(log, ISO_8859_1), exit, log);
    return ending.finding().isEmpty() ? ending.with(replayed(options)) : ending;
  }

  /** What is wrong with an input that was kept, where nothing but the target runs. */
  private String replayed(FuzzOptions options) throws IOException, InterruptedException {
    Path log = folder.resolve("replay");
    List<String> words = new ArrayList<>(java(options, WorkLimit.MEGABYTES));
    words.addAll(List.of(FuzzReplay.class.getName(), target, CORPUS));
    return run(words, log, 0) == 0
        ? ""
        : Files.readString(log, ISO_8859_1).lines().limit(2).collect(Collectors.joining(" "));
  }

  /** How a process ended; -1 where it did not. */
  private int run(List<String> command, Path log, int seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = process.waitFor((long) seconds + GRACE_SECONDS, TimeUnit.SECONDS);
      return ended ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(FuzzOptions options) {
    List<String> words = new ArrayList<>(java(options, INSTRUMENTED * WorkLimit.MEGABYTES));
    words.addAll(
        List.of(
            JAZZER,
            "--target_class=" + FuzzEntry.class.getName(),
            "--target_args=" + target,
            "--instrumentation_includes=" + WATCHED,
            "-max_total_time=" + options.seconds(),
            "-max_len=" + LONGEST_INPUT,
            "-timeout=" + HANG_SECONDS,
            "-seed=" + options.seed(),
            "-print_final_stats=1",
            CORPUS));
    return words;
  }

  private static List<String> java(FuzzOptions options, int megabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        HEAP,
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-D" + WorkLimit.PROPERTY + "=" + options.millis(),
        "-D" + WorkLimit.SPACE_PROPERTY + "=" + megabytes,
        "-cp",
        classPath());
  }

  /** Ours without JUnit, which Jazzer would take for its own where it is there. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit-"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Ending read(String talk, int exit, Path log) {
    String finding =
        FINDING
            .matcher(talk)
            .results()
            .map(MatchResult::group)
            .findFirst()
            .orElse(exit == 0 ? "" : "it ended with " + exit);
    return new Ending(
        last(EXECUTIONS, talk),
        last(COVERAGE, talk),
        finding.isEmpty() ? "" : finding + "; all is in " + log);
  }

  private static long last(Pattern pattern, String talk) {
    return pattern
        .matcher(talk)
        .results()
        .reduce((_, later) -> later)
        .map(found -> Long.parseLong(found.group(1)))
        .orElse(0L);
  }
}
