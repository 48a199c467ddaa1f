// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.http.JsonBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A {@code ./signet up} on a data directory, which can be killed. */
final class UpProcess implements AutoCloseable {
  /** Thirty times what a start takes on an idle machine. */
  private static final int START_SECONDS = 60;

  private final Process process;
  private final List<JsonBody> events = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private UpProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::follow);
  }

  /** Starts it and does not wait. */
  static UpProcess start(Place place) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("up", "--json", "--data", place.data().toString()));
    words.addAll(List.of("--https-port", place.httpsPort(), "--http-port", "0"));
    Path talk = place.beside("talk");
    ProcessBuilder builder = new ProcessBuilder(Command.line(place.launcher(), words));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(talk.toFile()));
    return new UpProcess(builder.start());
  }

  /** Waits until it serves, and gives its address. */
  URI awaitReady() throws InterruptedException, InvariantBroken {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && (process.isAlive() || reader.isAlive())) {
      Optional<String> url = value("ready", "url");
      if (url.isPresent()) {
        return URI.create(url.get());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new InvariantBroken("it does not start again: " + events + ", exit " + exit());
  }

  /** A member of an event, when that has happened. */
  Optional<String> value(String event, String member) {
    return events.stream()
        .filter(each -> each.text("event").equals(Optional.of(event)))
        .findFirst()
        .flatMap(each -> each.text(member));
  }

  /** Ends it as a power cut would (SIGKILL), and waits until it is gone. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    reader.join();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String exit() {
    return process.isAlive() ? "none" : Integer.toString(process.exitValue());
  }

  private void follow() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The last line may be cut by the kill.
        if (line.startsWith("{") && line.endsWith("}")) {
          events.add(JsonBody.parse(line.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      // Its output ends with it.
    }
  }
}
