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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request through the gateway costs beside nginx and HAProxy.
 *
 * <p>CPU time of the proxy's process per request, from {@code /proc}. The proxies stand on one
 * processor, the load and the one upstream on another, and they are measured in turn, several
 * times; the median counts. Signet runs as users run it: its gate judges a real token in every
 * request, the identity assertion and all fields are set, and the access log is as {@code up} has
 * it, while the peers write none. It runs twice: over its own TLS engine, on which the goals are
 * set, and over the JDK's.
 */
final class GatewayBench implements Benchmark {
  private static final int ROUNDS = 3;
  private static final int SECONDS = 5;
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  /** A proxy, and the account whose tokens it is asked with. */
  private record Subject(int port, long pid, Account account) {}

  /** Microseconds of CPU per request; Signet over its own engine, and over the JDK's TLS. */
  private record Costs(double engine, double jsse, double nginx, double haproxy) {
    double ratio() {
      return engine / nginx;
    }

    double jsseRatio() {
      return jsse / nginx;
    }
  }

  private final Map<ProxyLoad, Costs> micros = new LinkedHashMap<>();

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String summary() {
    return "CPU time per request beside nginx and HAProxy";
  }

  @Override
  public List<String> parts() {
    return ProxyLoad.ALL.stream().map(ProxyLoad::label).toList();
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws IOException {
    Tool.require("nginx", "haproxy", "wrk", "h2load", "openssl", "curl", "taskset");
    Path data = Files.createTempDirectory("signet-gateway-data");
    Path jsseData = Files.createTempDirectory("signet-gateway-jsse");
    int originPort = freePort();
    String upstream = "http://127.0.0.1:" + originPort;
    try (BenchFolder folder = BenchFolder.create();
        ProxyPeer origin = ProxyPeer.origin(folder, originPort);
        ProxyPeer nginx = ProxyPeer.nginx(folder, freePort(), origin.port());
        ProxyPeer haproxy = ProxyPeer.haproxy(folder, freePort(), origin.port());
        ProgramProcess engine = start(data, upstream, "signet");
        ProgramProcess jsse = start(jsseData, upstream, "jdk")) {
      versions(out);
      Subject signet = subject(engine, data, folder);
      List<Subject> subjects =
          List.of(
              signet,
              subject(jsse, jsseData, folder),
              new Subject(nginx.port(), nginx.pid(), signet.account()),
              new Subject(haproxy.port(), haproxy.pid(), signet.account()));
      List<ProxyLoad> loads =
          ProxyLoad.ALL.stream().filter(load -> chosen.contains(load.label())).toList();
      measure(loads, subjects);
      report(out);
    } finally {
      ProgramProcess.delete(data);
      ProgramProcess.delete(jsseData);
    }
  }

  private static ProgramProcess start(Path data, String upstream, String provider)
      throws IOException {
    return ProgramProcess.start(
        data, "--upstream", upstream, "--registration", "open", "--tls-provider", provider);
  }

  private static Subject subject(ProgramProcess signet, Path data, BenchFolder folder)
      throws IOException {
    Tool.run("taskset", "-a", "-c", "-p", "0", Long.toString(signet.pid()));
    String root = ProgramProcess.run("ca", "root", "--data", data.toString());
    Path file = folder.write(data.getFileName() + ".pem", root);
    Account account = new Account(signet.port(), file.toString());
    account.register();
    return new Subject(signet.port(), signet.pid(), account);
  }

  private void measure(List<ProxyLoad> loads, List<Subject> subjects) throws IOException {
    for (ProxyLoad load : loads) {
      warm(load, subjects.get(0));
      warm(load, subjects.get(1));
    }
    for (ProxyLoad load : loads) {
      double[][] found = new double[subjects.size()][ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        for (int who = 0; who < found.length; who++) {
          found[who][round] = cost(load, subjects.get(who));
        }
      }
      micros.put(
          load, new Costs(median(found[0]), median(found[1]), median(found[2]), median(found[3])));
    }
  }

  /** Loads of a fixed number of requests are repeated until the time is over too. */
  private static void warm(ProxyLoad load, Subject subject) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(load.warmSeconds());
    do {
      load.run(subject.port(), subject.account().token(), load.warmSeconds());
    } while (System.nanoTime() - end < 0);
  }

  private static double cost(ProxyLoad load, Subject subject) throws IOException {
    String token = subject.account().token();
    long before = ProgramProcess.cpuMicros(subject.pid());
    long requests = load.run(subject.port(), token, SECONDS);
    return (ProgramProcess.cpuMicros(subject.pid()) - before) / (double) requests;
  }

  private static void versions(PrintStream out) throws IOException {
    out.println(ProgramProcess.run("version").strip().lines().findFirst().orElse("signet"));
    out.println("java " + Runtime.version());
    out.println(Tool.version("nginx", "-v"));
    out.println(Tool.version("haproxy", "-v"));
    out.println(Tool.version("wrk", "-v"));
    out.println(Tool.version("h2load", "--version"));
    out.println(Tool.version("openssl", "version"));
  }

  private void report(PrintStream out) {
    out.printf("%nCPU microseconds per request; goals in multiples of nginx's%n");
    out.printf(
        "%-16s %9s %9s %9s %9s %8s %8s%n",
        "load", "signet", "over jsse", "nginx", "haproxy", "signet", "jsse");
    StringBuilder json = new StringBuilder("{\"bench\":\"gateway\"");
    micros.forEach((load, of) -> {
      out.printf(
          Locale.ROOT,
          "%-16s %9.1f %9.1f %9.1f %9.1f %7.2fx %7.2fx %s%n",
          load.label(),
          of.engine(),
          of.jsse(),
          of.nginx(),
          of.haproxy(),
          of.ratio(),
          of.jsseRatio(),
          judged(load.goal(), of.ratio()));
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%1$s_us\":{\"signet\":%2$.1f,\"signet_jdk\":%3$.1f,\"nginx\":%4$.1f,"
                  + "\"haproxy\":%5$.1f}",
              load.label(),
              of.engine(),
              of.jsse(),
              of.nginx(),
              of.haproxy()));
    });
    out.println(json.append('}'));
  }

  private static String judged(double goal, double ratio) {
    if (goal == 0) {
      return "";
    }
    return String.format(Locale.ROOT, "goal <= %.1fx %s", goal, ratio <= goal ? "met" : "missed");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A user whose token lives for some minutes only, so that every measurement signs in anew. */
  private record Account(int port, String root) {
    private static final String PASSWORD = "seven brown foxes measure twice";

    void register() throws IOException {
      post("/auth/register");
    }

    String token() throws IOException {
      String said = post("/auth/login");
      Matcher matcher = TOKEN.matcher(said);
      if (!matcher.find()) {
        throw new IOException("no token came: " + said);
      }
      return matcher.group(1);
    }

    private String post(String path) throws IOException {
      String url = "https://localhost:" + port + path;
      return Tool.run(
          "curl",
          "-sS",
          "--cacert",
          root,
          "--data-urlencode",
          "username=bench",
          "--data-urlencode",
          "password=" + PASSWORD,
          url);
    }
  }
}
