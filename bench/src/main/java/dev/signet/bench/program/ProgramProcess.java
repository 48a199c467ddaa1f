// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code signet up} in a process of its own, measured from outside through {@code /proc}. */
public final class ProgramProcess implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("\"url\":\"https://localhost:(\\d+)");
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final int port;

  private ProgramProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts on a data directory and waits for its {@code ready}. */
  public static ProgramProcess start(Path data, String... options) throws IOException {
    return startTuned(data, "", options);
  }

  /** The same with options for the JVM, which come before the program's own. */
  public static ProgramProcess startTuned(Path data, String jvmOptions, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher(), "up", "--json", "--data"));
    command.addAll(List.of(data.toString(), "--https-port", "0", "--http-port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!jvmOptions.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", jvmOptions);
    }
    Process process = builder.start();
    return new ProgramProcess(process, awaitReady(process));
  }

  /** The launcher of this checkout. */
  public static String launcher() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("signet"))) {
        return folder.resolve("signet").toString();
      }
    }
    throw new IOException("not inside a checkout: there is no ./signet");
  }

  /** Runs a command of the program to its end and yields what it printed. */
  public static String run(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("exit " + process.exitValue() + ": " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return out;
  }

  /** The port that HTTPS listens on. */
  public int port() {
    return port;
  }

  /** The process, which is the JVM itself. */
  public long pid() {
    return process.pid();
  }

  /** Resident memory in KiB. */
  public long residentKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS in /proc/" + pid() + "/status");
  }

  /**
   * User and system time so far in microseconds, as the kernel counts it, in steps of a clock tick
   * (10 ms).
   */
  public static long cpuMicros(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The second field may hold blanks and brackets (proc(5)); what follows the last bracket is
    // plain.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** Deletes a folder of the benchmark's own. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static int awaitReady(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      Matcher matcher = URL.matcher(line);
      if (line.contains("\"ready\"") && matcher.find()) {
        Thread.ofVirtual().start(() -> drain(process, reader));
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("signet up ended before it was ready");
  }

  // A full pipe would stop the process that is measured.
  private static void drain(Process process, BufferedReader reader) {
    try (reader) {
      reader.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }
}
