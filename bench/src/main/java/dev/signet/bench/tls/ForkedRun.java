// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.http.JsonBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One peer in a Java of its own: what the compiler has learnt from one engine would slow down the
 * next, by a third in bulk.
 */
final class ForkedRun {
  private static final String PROGRAM = "dev.signet.bench.Bench";

  private ForkedRun() {}

  /**
   * Measures a peer and shows what is said on the way.
   *
   * @return its figures by their names
   */
  static Map<String, Double> of(String benchmark, String peer, PrintStream out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM));
    command.addAll(List.of(benchmark, peer));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String json = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(peer + " ") || line.startsWith("measuring ")) {
          out.println(line);
        }
        json = line;
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(peer + " could not be measured: exit " + process.exitValue());
    }
    return figures(json, peer);
  }

  private static Map<String, Double> figures(String json, String peer) {
    Map<String, Double> figures = new LinkedHashMap<>();
    JsonBody.parse(json.getBytes(StandardCharsets.UTF_8))
        .members()
        .forEach((figure, byPeer) -> {
          if (byPeer instanceof Map<?, ?> values && values.get(peer) instanceof Number value) {
            figures.put(figure, value.doubleValue());
          }
        });
    return figures;
  }
}
