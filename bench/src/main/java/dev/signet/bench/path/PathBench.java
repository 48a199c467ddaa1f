// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.path;

import dev.signet.bench.plan.Benchmark;
import dev.signet.testkit.KeyType;
import dev.signet.x509.crypto.VerifyProviders;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Validators of certificate paths side by side: root, intermediate and leaf are read and judged,
 * every object afresh; processor time of one thread, microseconds per chain, the best of a few
 * rounds after a warm-up.
 *
 * <p>Nothing may be remembered from one chain to the next: the JDK keeps certificates by their
 * encoding and the key that verified them, so each chain is another one.
 */
public final class PathBench implements Benchmark {
  private static final long WARM_NANOS = 2_500_000_000L;
  private static final long ROUND_NANOS = 500_000_000L;
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_MICRO = 1_000;

  // Figure by figure, the kinds of keys in their order.
  private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();

  /** Nothing is measured yet. */
  public PathBench() {}

  @Override
  public String name() {
    return "path";
  }

  @Override
  public String summary() {
    return "reading and validating a chain of three certificates, microseconds";
  }

  @Override
  public List<String> parts() {
    return List.of("ecdsa", "rsa");
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws Exception {
    for (String part : chosen) {
      out.println("measuring " + part + " ...");
      measure(part, new ChainSet(part.equals("ecdsa") ? KeyType.P256 : KeyType.RSA2048));
    }
    table(out, chosen);
    out.println(json());
  }

  private void measure(String part, ChainSet chains) throws Exception {
    VerifyProviders jdk = VerifyProviders.jdk();
    VerifyProviders fastest = VerifyProviders.fastest();
    put("signet", part, micros(PathPeers.signet(fastest), chains));
    put("signet, signatures", part, micros(PathPeers.signatures(fastest), chains));
    put("signet, jdk providers", part, micros(PathPeers.signet(jdk), chains));
    put("signet, jdk providers, signatures", part, micros(PathPeers.signatures(jdk), chains));
    put("signet, reading", part, micros(PathPeers.reading(), chains));
    put("jdk", part, micros(PathPeers.jdk(), chains));
    put("bouncy castle", part, micros(PathPeers.bouncyCastle(), chains));
    Path folder = Files.createTempDirectory("signet-bench-path");
    try {
      chains.write(folder);
      ForeignPath.openssl(folder).ifPresent(found -> put("openssl", part, found));
      ForeignPath.go(folder).ifPresent(found -> put("go", part, found));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static double micros(PathPeer peer, ChainSet chains) throws Exception {
    rounds(peer, chains, WARM_NANOS);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, rounds(peer, chains, ROUND_NANOS));
    }
    return best;
  }

  private static double rounds(PathPeer peer, ChainSet chains, long nanos) throws Exception {
    long begin = now();
    long spent = 0;
    long count = 0;
    while (spent < nanos) {
      for (int i = 0; i < chains.size(); i++) {
        peer.validate(chains.chain(i));
      }
      count += chains.size();
      spent = now() - begin;
    }
    return spent / NANOS_PER_MICRO / count;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void put(String figure, String part, double micros) {
    figures.computeIfAbsent(figure, _ -> new LinkedHashMap<>()).put(part, micros);
  }

  private OptionalDouble of(String figure, String part) {
    Double value = figures.getOrDefault(figure, Map.of()).get(part);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private void table(PrintStream out, List<String> chosen) {
    out.printf("%-36s", "microseconds per chain");
    chosen.forEach(part -> out.printf("%10s", part));
    out.println();
    for (String figure : figures.keySet()) {
      out.printf("%-36s", figure);
      for (String part : chosen) {
        OptionalDouble value = of(figure, part);
        out.printf("%10s", value.isPresent() ? format(value.getAsDouble()) : "-");
      }
      out.println();
    }
  }

  private String json() {
    StringBuilder json = new StringBuilder("{\"bench\":\"path\"");
    figures.forEach((figure, byPart) ->
        byPart.forEach((part, value) ->
            json.append(",\"")
                .append(figure.replace(", ", "_").replace(' ', '_'))
                .append('_')
                .append(part)
                .append("_us\":")
                .append(format(value))));
    return json.append('}').toString();
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
