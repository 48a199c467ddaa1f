// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import dev.signet.bench.acme.AcmeBench;
import dev.signet.bench.authority.CaBench;
import dev.signet.bench.path.PathBench;
import dev.signet.bench.plan.Benchmark;
import dev.signet.bench.tls.TlsBench;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The program behind {@code ./bench/run NAME [PART...]}. */
public final class Bench {
  private static final int FINE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** Every benchmark there is; a new one is added here. */
  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new AcmeBench(),
          new CaBench(),
          new GatewayBench(),
          new LoginBench(),
          new PathBench(),
          new StartBench(),
          new TlsBench());

  private final PrintStream out;

  private Bench(PrintStream out) {
    this.out = out;
  }

  /** Exits with 0 when it was measured, 1 when it could not be, 2 for words it does not know. */
  public static void main(String[] arguments) {
    System.exit(new Bench(System.out).run(List.of(arguments)));
  }

  private int run(List<String> arguments) {
    Optional<Benchmark> benchmark =
        BENCHMARKS.stream().filter(known -> isMeant(known, arguments)).findFirst();
    return benchmark
        .map(known -> measure(known, arguments.subList(1, arguments.size())))
        .orElseGet(this::usage);
  }

  private static boolean isMeant(Benchmark known, List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.getFirst().equals(known.name())
        && known.parts().containsAll(arguments.subList(1, arguments.size()));
  }

  private int measure(Benchmark benchmark, List<String> chosen) {
    try {
      benchmark.run(out, chosen.isEmpty() ? benchmark.parts() : chosen);
      return FINE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      System.err.println(benchmark.name() + " could not be measured: " + e);
      return FAILED;
    }
  }

  private int usage() {
    out.println("usage: ./bench/run NAME [PART...]");
    for (Benchmark known : BENCHMARKS) {
      out.println("  " + known.name() + "  " + known.summary());
      known.parts().forEach(part -> out.println("    " + part));
    }
    return USAGE;
  }
}
