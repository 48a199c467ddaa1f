// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of a peer that runs. Closing it ends it. */
final class Program implements AutoCloseable {
  /** How often its end is looked for. */
  private static final int PAUSE_MILLIS = 5;

  private final List<String> words;
  private final Process process;
  private final Talk said = new Talk();
  private final Thread reader;

  private Program(List<String> words, Process process) {
    this.words = words;
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts it. */
  static Program start(List<String> words) throws IOException {
    return start(words, Map.of());
  }

  /** Starts it with more in its environment. */
  static Program start(List<String> words, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Program(words, builder.start());
  }

  /** Runs it to its end, which has to be a good one. */
  static String run(List<String> words) throws IOException, InterruptedException {
    try (Program program = start(words)) {
      program.closeInput();
      String talk = program.awaitEnd();
      if (program.process.isAlive() || program.process.exitValue() != 0) {
        throw new IOException(String.join(" ", words) + ": " + talk);
      }
      return talk;
    }
  }

  /** Whether it is on the PATH. */
  static boolean isInstalled(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Waits until it has said enough; false where it ends before, or the patience does. */
  boolean await(Predicate<String> enough) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Plan.PATIENCE_SECONDS);
    while (reader.isAlive() && System.nanoTime() < deadline) {
      if (enough.test(said.toString())) {
        return true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return enough.test(said.toString());
  }

  /**
   * Waits for what it says when it is ready.
   *
   * @throws IOException with what it says instead; then it has been ended
   */
  Matcher awaitReady(Pattern ready) throws IOException, InterruptedException {
    await(talk -> ready.matcher(talk).find());
    Matcher matcher = ready.matcher(said.toString());
    if (!matcher.find()) {
      close();
      throw new IOException(String.join(" ", words) + " does not start: " + said);
    }
    return matcher;
  }

  /** Writes to its input; what it no longer takes is lost. */
  void write(String text) {
    try {
      process.getOutputStream().write(text.getBytes(ISO_8859_1));
      process.getOutputStream().flush();
    } catch (IOException ended) {
      said.add("\n(took no more input)");
    }
  }

  /** Ends its input. */
  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException ended) {
      said.add("\n(took no more input)");
    }
  }

  /** Waits for its end, and gives back all that it said. */
  String awaitEnd() throws InterruptedException {
    process.waitFor(Plan.PATIENCE_SECONDS, TimeUnit.SECONDS);
    reader.join(TimeUnit.SECONDS.toMillis(Plan.PATIENCE_SECONDS));
    return said.toString();
  }

  /** What it has said. */
  String said() {
    return said.toString();
  }

  /** Ends it, and gives back all that it said. */
  String stop() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    return awaitEnd();
  }

  private void read() {
    byte[] room = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(room); count >= 0; count = in.read(room)) {
        said.add(new String(room, 0, count, ISO_8859_1));
      }
    } catch (IOException closed) {
      said.add("\n(closed)");
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
