// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.authority;

import com.sun.management.OperatingSystemMXBean;
import dev.signet.bench.plan.Benchmark;
import dev.signet.ca.CrlPart;
import dev.signet.ca.Issuer;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.ShardBook;
import dev.signet.ca.local.LocalAuthority;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspRequest;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The authority by itself, on a database file: what an issuance, an OCSP answer and a revocation
 * cost the whole process in processor time, the threads of the database included.
 */
public final class CaBench implements Benchmark {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final long WARM_NANOS = 20_000_000_000L;
  private static final long ROUND_NANOS = 6_000_000_000L;
  private static final int WORKERS = 32;
  private static final int ROUNDS = 60;
  private static final int WARM_ROUNDS = 60;
  private static final int[] REVOKED = {10_000, 100_000, 1_000_000};
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double NANOS_PER_SECOND = 1_000_000_000;

  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** Nothing is measured yet. */
  public CaBench() {}

  @Override
  public String name() {
    return "ca";
  }

  @Override
  public String summary() {
    return "the certificate authority: issuances, OCSP answers, lists of revoked certificates";
  }

  @Override
  public List<String> parts() {
    return List.of("issue", "ocsp", "crl");
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws Exception {
    for (String part : chosen) {
      out.println("measuring " + part + " ...");
      try (BenchAuthority bench = BenchAuthority.create()) {
        switch (part) {
          case "issue" -> issue(bench);
          case "ocsp" -> ocsp(bench);
          default -> crl(bench);
        }
      }
    }
    figures.forEach((name, value) -> out.printf("%-40s%14s%n", name, format(value)));
    out.println(json());
  }

  private void issue(BenchAuthority bench) throws InterruptedException {
    throng(WARM_NANOS, bench::issue);
    Cost cost = throng(ROUND_NANOS, bench::issue);
    figures.put("issue_per_second", cost.count() / (cost.wallNanos() / NANOS_PER_SECOND));
    figures.put("issue_cpu_us", cost.cpuNanos() / NANOS_PER_MICRO / cost.count());
  }

  private void ocsp(BenchAuthority bench) {
    LocalAuthority authority = bench.authority();
    Issuer issuer = bench.issuer();
    Certificate leaf = bench.issue(0);
    byte[] plain = OcspRequest.about(leaf, issuer.certificate()).toArray();
    byte[] nonce = Nonces.with(plain);
    for (Map.Entry<String, byte[]> each :
        Map.of("ocsp_cached_per_cpu_second", plain, "ocsp_signed_per_cpu_second", nonce)
            .entrySet()) {
      Runnable ask =
          () -> {
            if (authority.ocsp(issuer.id(), each.getValue()).isEmpty()) {
              throw new IllegalStateException("no responder");
            }
          };
      alone(WARM_NANOS, ask);
      Cost cost = alone(ROUND_NANOS, ask);
      figures.put(each.getKey(), cost.count() / (cost.cpuNanos() / NANOS_PER_SECOND));
    }
  }

  private void crl(BenchAuthority bench) {
    int there = 0;
    for (int revoked : REVOKED) {
      bench.fill(there, revoked, ShardBook.CAPACITY);
      there = revoked;
      long shard = 1 + (revoked + ShardBook.CAPACITY - 1L) / ShardBook.CAPACITY;
      List<String> serials = bench.fresh(shard, WARM_ROUNDS + ROUNDS);
      int bytes = 0;
      for (String serial : serials.subList(0, WARM_ROUNDS)) {
        bytes = revoke(bench, serial, shard);
      }
      long before = SYSTEM.getProcessCpuTime();
      for (String serial : serials.subList(WARM_ROUNDS, serials.size())) {
        bytes = revoke(bench, serial, shard);
      }
      double spent = SYSTEM.getProcessCpuTime() - before;
      figures.put("crl_" + revoked + "_cpu_us", spent / NANOS_PER_MICRO / ROUNDS);
      figures.put("crl_" + revoked + "_bytes", (double) bytes);
    }
  }

  /** Revokes, and fetches the list that has to name it. */
  private static int revoke(BenchAuthority bench, String serial, long shard) {
    LocalAuthority authority = bench.authority();
    authority.revoke(new RevocationRequest(serial, RevocationReason.SUPERSEDED, "bench"));
    return authority
        .crl(bench.issuer().id(), new CrlPart.Shard(shard))
        .orElseThrow()
        .encoded()
        .length();
  }

  private record Cost(long count, long cpuNanos, long wallNanos) {}

  private static Cost alone(long nanos, Runnable work) {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < nanos) {
      work.run();
      count++;
    }
    return new Cost(count, SYSTEM.getProcessCpuTime() - cpu, System.nanoTime() - start);
  }

  private static Cost throng(long nanos, IntConsumer work) throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WORKERS; i++) {
        var _ =
            threads.submit(() -> {
              while (System.nanoTime() - start < nanos) {
                work.accept(count.incrementAndGet());
              }
            });
      }
    }
    return new Cost(count.get(), SYSTEM.getProcessCpuTime() - cpu, System.nanoTime() - start);
  }

  private String json() {
    StringBuilder json = new StringBuilder("{\"bench\":\"ca\"");
    figures.forEach(
        (name, value) -> json.append(",\"").append(name).append("\":").append(format(value)));
    return json.append('}').toString();
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
