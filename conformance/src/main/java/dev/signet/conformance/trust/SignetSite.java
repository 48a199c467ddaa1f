// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import dev.signet.http.JsonBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code ./signet up} with a root of its own. */
final class SignetSite implements AutoCloseable {
  /** A page that everybody may read, and a word on it. */
  static final String WORD = "name=\"username\"";

  private static final String PAGE = "auth/login";

  private final Path launcher;
  private final Path data;
  private final Process process;
  private final URI page;

  private SignetSite(Path launcher, Path data, Process process) throws IOException {
    this.launcher = launcher;
    this.data = data;
    this.process = process;
    this.page = awaitReady().resolve(PAGE);
  }

  /** Starts it on a new data directory, and waits until it serves. */
  static SignetSite start(Path launcher, Path data) throws IOException {
    List<String> words = new ArrayList<>(List.of(launcher.toString(), "up", "--json"));
    words.addAll(List.of("--data", data.toString(), "--https-port", "0", "--http-port", "0"));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new SignetSite(launcher, data, process);
  }

  /** The address of a page. */
  URI page() {
    return page;
  }

  /** A command about this site's root. */
  List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }

  private URI awaitReady() throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<URI> url = ready(line);
      if (url.isPresent()) {
        return url.get();
      }
    }
    throw new IOException("signet up ended before it was ready");
  }

  private static Optional<URI> ready(String line) {
    JsonBody event = JsonBody.parse(line.getBytes(StandardCharsets.UTF_8));
    return event.text("event").equals(Optional.of("ready"))
        ? event.text("url").map(URI::create)
        : Optional.empty();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
