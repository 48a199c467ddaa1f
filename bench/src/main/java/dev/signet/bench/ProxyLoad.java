// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import dev.signet.bench.program.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of load.
 *
 * @param label how tables and JSON call it
 * @param path what is asked for
 * @param http2 whether over HTTP/2 with 64 streams per connection
 * @param connections how many at once
 * @param fresh whether every request has a new connection
 */
record ProxyLoad(String label, String path, boolean http2, int connections, boolean fresh) {
  /** The grid: contents, connections, protocols, and new connections. */
  static final List<ProxyLoad> ALL =
      List.of(
          new ProxyLoad("h1_64_1k", "/1k", false, 64, false),
          new ProxyLoad("h2_16x64_1k", "/1k", true, 16, false),
          new ProxyLoad("h1_64_100k", "/100k", false, 64, false),
          new ProxyLoad("h2_16x64_100k", "/100k", true, 16, false),
          new ProxyLoad("h1_1_1k", "/1k", false, 1, false),
          new ProxyLoad("h1_1_100k", "/100k", false, 1, false),
          new ProxyLoad("h1_new_1k", "/1k", false, 16, true));

  private static final String PROCESSOR = "1";

  /** On one processor the compiler takes its time from the requests. */
  private static final int WARM_SECONDS = 25;

  /** A handshake runs through three times the code that a request does, a tenth as often. */
  private static final int WARM_SECONDS_FRESH = 75;

  private static final int STREAMS = 64;
  private static final double GOAL_SMALL = 1.3;
  private static final double GOAL_LARGE = 0.9;
  private static final double GOAL_FRESH = 0.9;

  // h2load goes on for minutes after -D where the machine is busy, so it gets a number instead.
  private static final int SMALL_REQUESTS = 60_000;
  private static final int LARGE_REQUESTS = 6_000;
  private static final Pattern WRK = Pattern.compile("(\\d+) requests in");
  private static final Pattern H2LOAD =
      Pattern.compile("status codes: (\\d+) 2xx, 0 3xx, 0 4xx, 0 5xx");

  /** How long it runs before it is measured. */
  int warmSeconds() {
    return fresh ? WARM_SECONDS_FRESH : WARM_SECONDS;
  }

  /** What its cost should be at most in multiples of nginx's; 0 where there is no goal. */
  double goal() {
    if (fresh) {
      return GOAL_FRESH;
    }
    if (connections == 1) {
      return 0;
    }
    return path.equals("/1k") ? GOAL_SMALL : GOAL_LARGE;
  }

  /**
   * Loads a proxy and yields the number of requests that were answered with 200.
   *
   * @param seconds for how long, over HTTP/1.1
   */
  long run(int port, String token, int seconds) throws IOException {
    String url = "https://127.0.0.1:" + port + path;
    List<String> command = new ArrayList<>(List.of("taskset", "-c", PROCESSOR));
    command.addAll(http2 ? h2load() : wrk(seconds));
    command.addAll(List.of("-H", "Authorization: Bearer " + token, url));
    String said = Tool.run(command.toArray(String[]::new));
    Matcher matcher = (http2 ? H2LOAD : WRK).matcher(said);
    if (!matcher.find() || said.contains("Non-2xx")) {
      throw new IOException(label + " on port " + port + " was not answered: " + said);
    }
    return Long.parseLong(matcher.group(1));
  }

  private List<String> wrk(int seconds) {
    List<String> words = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections));
    words.add("-d" + seconds + "s");
    if (fresh) {
      words.addAll(List.of("-H", "Connection: close"));
    }
    return words;
  }

  private List<String> h2load() {
    int requests = path.equals("/1k") ? SMALL_REQUESTS : LARGE_REQUESTS;
    return List.of("h2load", "-t1", "-c" + connections, "-m" + STREAMS, "-n" + requests);
  }
}
