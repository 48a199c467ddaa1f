// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import dev.signet.bench.plan.Benchmark;
import dev.signet.bench.program.ProgramProcess;
import dev.signet.bench.program.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What logins, refreshes and the gate cost: CPU time of a {@code signet up} in a process of its
 * own, on one processor, asked over HTTPS from another.
 *
 * <p>Keycloak 26.7 on such a machine: 18 to 22 password logins per CPU-second at its default
 * Argon2id, 300 to 390 refreshes.
 */
final class LoginBench implements Benchmark {
  private static final int CLIENTS = 8;
  private static final int FAMILIES = 32;
  private static final int LOGINS = 160;
  private static final int REFRESHES = 400;
  private static final int WARM_LOGINS = 40;
  private static final int WARM_REFRESHES = 100;
  private static final int ROUNDS = 3;
  private static final int GATE_ROUNDS = 9;
  private static final int SECONDS = 5;

  /** On one processor the compiler takes its time from the requests. */
  private static final int WARM_SECONDS = 25;

  private static final double GOAL_LOGINS = 40;
  private static final double GOAL_REFRESHES = 1_500;
  private static final double GOAL_GATE = 1.10;
  private static final Pattern WRK = Pattern.compile("(\\d+) requests in");

  /** Sends each token of a file once, then stops. */
  private static final String EACH_ONCE =
      """
      local tokens = {}
      for line in io.lines("TOKENS") do tokens[#tokens + 1] = line end
      local at = 0
      request = function()
        at = at + 1
        if at > #tokens then wrk.thread:stop() at = #tokens end
        return wrk.format("GET", nil, {["Authorization"] = "Bearer " .. tokens[at]})
      end
      """;

  @Override
  public String name() {
    return "login";
  }

  @Override
  public String summary() {
    return "CPU time of logins and refreshes, and of the gate with and without its cache";
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws Exception {
    Tool.require("nginx", "wrk", "openssl", "taskset");
    Path data = Files.createTempDirectory("signet-login-data");
    int originPort = freePort();
    try (BenchFolder folder = BenchFolder.create();
        ProxyPeer origin = ProxyPeer.origin(folder, originPort);
        ProgramProcess signet = start(folder, data, origin.port())) {
      Tool.run("taskset", "-a", "-c", "-p", "0", Long.toString(signet.pid()));
      String root = ProgramProcess.run("ca", "root", "--data", data.toString());
      LoginClient client = new LoginClient(signet.port(), root);
      out.println(ProgramProcess.run("version").strip().lines().findFirst().orElse("signet"));
      out.println("java " + Runtime.version());
      client.register();
      measure(out, new Subject(signet, client, folder));
    } finally {
      ProgramProcess.delete(data);
    }
  }

  private record Subject(ProgramProcess signet, LoginClient client, BenchFolder folder) {
    long cpuMicros() throws IOException {
      return ProgramProcess.cpuMicros(signet.pid());
    }
  }

  /** Two routes to one upstream that differ in their gate alone. */
  private static ProgramProcess start(BenchFolder folder, Path data, int origin)
      throws IOException {
    Path served = folder.path().resolve("www");
    StringBuilder routes = new StringBuilder("registration = \"open\"\n");
    for (String gate : List.of("open", "signed-in")) {
      Path place = Files.createDirectory(served.resolve(gate));
      Files.copy(served.resolve("1k"), place.resolve("1k"));
      routes.append(
          "[[route]]\nname = \"%1$s\"\nhost = \"localhost\"\npath = \"/%1$s\"\ngate = \"%1$s\"\nupstream = \"http://127.0.0.1:%2$d\"\n"
              .formatted(gate, origin));
    }
    Path file = folder.write("signet.toml", routes.toString());
    return ProgramProcess.start(data, "--config", file.toString());
  }

  private static void measure(PrintStream out, Subject subject) throws Exception {
    Queue<String> families = new ConcurrentLinkedQueue<>();
    Queue<String> access = new ConcurrentLinkedQueue<>();
    logins(subject, WARM_LOGINS, families);
    List<String> some = families.stream().limit(FAMILIES).toList();
    List<String> warm = refreshes(subject, some, WARM_REFRESHES, access).next();
    access.clear();
    double refreshes = 1e6 / refreshes(subject, warm, REFRESHES, access).micros();
    Path tokens = subject.folder().write("tokens", String.join("\n", access) + "\n");
    String token = subject.client().login().access();
    Gate gate = gate(subject, token, tokens);
    warmLogins(subject, families);
    double logins = 0;
    for (int round = 0; round < ROUNDS; round++) {
      logins = Math.max(logins, 1e6 / logins(subject, LOGINS, families));
    }
    report(out, logins, refreshes, gate);
  }

  /** Until a login's own code is compiled, as in a server that has run a while. */
  private static void warmLogins(Subject subject, Queue<String> families) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_SECONDS);
    while (System.nanoTime() < end) {
      logins(subject, WARM_LOGINS, families);
    }
  }

  private static double logins(Subject subject, int count, Queue<String> families)
      throws Exception {
    long before = subject.cpuMicros();
    atOnce(
        CLIENTS,
        _ -> {
          for (int i = 0; i < count / CLIENTS; i++) {
            families.add(subject.client().login().refresh());
          }
        });
    return (subject.cpuMicros() - before) / (double) count;
  }

  private record Refreshed(double micros, List<String> next) {}

  private static Refreshed refreshes(
      Subject subject, List<String> families, int each, Queue<String> access) throws Exception {
    String[] next = families.toArray(String[]::new);
    long before = subject.cpuMicros();
    atOnce(
        next.length,
        client -> {
          for (int i = 0; i < each; i++) {
            LoginClient.Tokens tokens = subject.client().refresh(next[client]);
            next[client] = tokens.refresh();
            access.add(tokens.access());
          }
        });
    double micros = (subject.cpuMicros() - before) / (double) (each * next.length);
    return new Refreshed(micros, List.of(next));
  }

  /**
   * CPU microseconds per request.
   *
   * @param open without a gate
   * @param remembered with the same token every time
   * @param fresh with another token every time
   * @param ratio of remembered to open
   */
  private record Gate(double open, double remembered, double fresh, double ratio) {}

  private static Gate gate(Subject subject, String token, Path tokens) throws IOException {
    load(subject, "open", token, WARM_SECONDS);
    load(subject, "signed-in", token, WARM_SECONDS);
    double[] open = new double[GATE_ROUNDS];
    double[] remembered = new double[GATE_ROUNDS];
    double[] ratios = new double[GATE_ROUNDS];
    for (int round = 0; round < GATE_ROUNDS; round++) {
      open[round] = load(subject, "open", token, SECONDS);
      remembered[round] = load(subject, "signed-in", token, SECONDS);
      ratios[round] = remembered[round] / open[round];
    }
    Path script =
        subject.folder().write("each.lua", EACH_ONCE.replace("TOKENS", tokens.toString()));
    double fresh = wrk(subject, "signed-in", SECONDS * 12, "-s", script.toString());
    return new Gate(median(open), median(remembered), fresh, median(ratios));
  }

  /** One slice in which the machine was slow, or fast, decides nothing. */
  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double load(Subject subject, String gate, String token, int seconds)
      throws IOException {
    return wrk(subject, gate, seconds, "-H", "Authorization: Bearer " + token);
  }

  private static double wrk(Subject subject, String gate, int seconds, String... options)
      throws IOException {
    List<String> words =
        new ArrayList<>(List.of("taskset", "-c", "1", "wrk", "-t1", "-c64", "-d" + seconds + "s"));
    words.addAll(List.of(options));
    words.add("https://localhost:" + subject.signet().port() + "/" + gate + "/1k");
    long before = subject.cpuMicros();
    String said = Tool.run(words.toArray(String[]::new));
    long spent = subject.cpuMicros() - before;
    Matcher matcher = WRK.matcher(said);
    if (!matcher.find() || said.contains("Non-2xx")) {
      throw new IOException(gate + " was not answered: " + said);
    }
    return spent / Double.parseDouble(matcher.group(1));
  }

  private static void report(PrintStream out, double logins, double refreshes, Gate gate) {
    double ratio = gate.ratio();
    out.printf("%n%-44s %10s   %s%n", "per CPU-second", "signet", "goal");
    line(out, "password logins (Argon2id 19 MiB, 2 passes)", logins, GOAL_LOGINS);
    line(out, "refreshes", refreshes, GOAL_REFRESHES);
    out.printf(Locale.ROOT, "%-44s %10.0f%n", "requests without a gate", 1e6 / gate.open());
    out.printf(
        Locale.ROOT,
        "%-44s %10.0f   %.2fx the CPU, goal <= %.2fx %s%n",
        "requests with one token (ES256, remembered)",
        1e6 / gate.remembered(),
        ratio,
        GOAL_GATE,
        ratio <= GOAL_GATE ? "met" : "missed");
    out.printf(
        Locale.ROOT, "%-44s %10.0f%n", "requests with a fresh token each", 1e6 / gate.fresh());
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"login\",\"logins_per_cpu_s\":%.1f,\"refreshes_per_cpu_s\":%.0f,"
            + "\"open_us\":%.1f,\"gated_us\":%.1f,\"fresh_us\":%.1f,\"gate_ratio\":%.3f}%n",
        logins,
        refreshes,
        gate.open(),
        gate.remembered(),
        gate.fresh(),
        ratio);
  }

  private static void line(PrintStream out, String what, double found, double goal) {
    out.printf(
        Locale.ROOT,
        "%-44s %10.1f   >= %.0f %s%n",
        what,
        found,
        goal,
        found >= goal ? "met" : "missed");
  }

  @FunctionalInterface
  private interface Work {
    void run(int client) throws Exception;
  }

  private static void atOnce(int clients, Work work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int each = client;
        running.add(
            threads.submit(() -> {
              work.run(each);
              return each;
            }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
