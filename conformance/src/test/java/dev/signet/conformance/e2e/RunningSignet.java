// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A {@code signet up} in a process of its own, on a data directory and on ports that were free. */
final class RunningSignet implements AutoCloseable {
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 30;

  private final Path data;
  private final Process process;
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
  private final List<String> talk = new CopyOnWriteArrayList<>();

  private RunningSignet(Path data, Process process) {
    this.data = data;
    this.process = process;
  }

  /** Starts and waits until it says that it is ready. */
  static RunningSignet start(Path data, String... options) {
    List<String> command =
        new ArrayList<>(List.of(root().resolve("signet").toString(), "up", "--json"));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(options));
    for (String port : List.of("--https-port", "--http-port")) {
      if (!command.contains(port)) {
        command.addAll(List.of(port, "0"));
      }
    }
    try {
      Process process = new ProcessBuilder(command).directory(data.getParent().toFile()).start();
      RunningSignet running = new RunningSignet(data, process);
      Thread.ofVirtual().start(() -> running.follow(process.getInputStream(), true));
      Thread.ofVirtual().start(() -> running.follow(process.getErrorStream(), false));
      running.await("ready");
      return running;
    } catch (IOException e) {
      throw new AssertionError(String.join(" ", command), e);
    }
  }

  /** The top folder of the checkout, where the launcher is. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("signet"))
        || !Files.exists(folder.resolve("verify"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("not inside a checkout");
      }
    }
    return folder;
  }

  URI url() {
    return URI.create((String) await("ready").get("url"));
  }

  URI url(String path) {
    return URI.create(url().toString().replaceAll("/$", "") + path);
  }

  Path data() {
    return data;
  }

  long pid() {
    return process.pid();
  }

  List<Map<String, Object>> events() {
    return List.copyOf(events);
  }

  /** Everything that it printed to standard error. */
  String talk() {
    return String.join("\n", talk);
  }

  /** The root certificate, as the command prints it, in a file. */
  Path rootPem() {
    try {
      Path pem = data.resolveSibling(data.getFileName() + "-root.pem");
      Files.writeString(pem, command("ca", "root").succeeded().out());
      return pem;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs another command of the program on the same data directory. */
  Completed command(String... words) {
    return commandWith("", words);
  }

  /** The same with something on standard input. */
  Completed commandWith(String input, String... words) {
    return on(data, input, words);
  }

  /** A command on a data directory, whether or not something runs on it. */
  static Completed on(Path data, String input, String... words) {
    List<String> command = new ArrayList<>(List.of(root().resolve("signet").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return Completed.of(data.getParent(), Map.of(), command, input);
  }

  /** Waits for an event, which may have happened already. */
  Map<String, Object> await(String event) {
    return awaitBeyond(event, 0);
  }

  /** How many events of this kind there were so far. */
  int count(String event) {
    return (int) events.stream().filter(each -> event.equals(each.get("event"))).count();
  }

  /** Waits until there were more than so many events of a kind, and yields the last. */
  Map<String, Object> awaitBeyond(String event, int seen) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end) {
      if (count(event) > seen) {
        return events.stream().filter(each -> event.equals(each.get("event"))).toList().getLast();
      }
      if (!process.isAlive() && !event.equals("stopped")) {
        break;
      }
      pause();
    }
    throw new AssertionError(
        "no event "
            + event
            + "; exit "
            + (process.isAlive() ? "none" : process.exitValue())
            + "\n"
            + events
            + "\n"
            + talk());
  }

  /** Asks it to stop, as Ctrl-C does, and yields the exit code. */
  int terminate() {
    descendants().forEach(ProcessHandle::destroy);
    // The process's own destroy closes the stream that its last event comes on.
    process.toHandle().destroy();
    return exit();
  }

  /** Kills it in the middle of whatever it does. */
  void kill() {
    descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exit();
  }

  int exit() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("does not stop\n" + talk());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  private void follow(java.io.InputStream stream, boolean json) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        take(line, json);
      }
    } catch (IOException e) {
      talk.add(e.toString());
    }
  }

  private void take(String line, boolean json) {
    if (json && line.startsWith("{")) {
      events.add(Json.object(line));
    } else {
      talk.add(line);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
