// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.conformance.fuzz.contract.FuzzTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Every parser of the engine and of certificates, and the whole engine, fed what a fuzzer makes of
 * real handshakes, guided by which code it reaches.
 */
public final class FuzzSuite implements Suite {
  /** Two at a time: more would starve the other work of a small machine. */
  private static final int WORKERS = 2;

  private final PrintStream out;
  private final FuzzOptions options;

  /** Every target for a minute. */
  public FuzzSuite(PrintStream out) {
    this(out, FuzzOptions.STANDARD);
  }

  private FuzzSuite(PrintStream out, FuzzOptions options) {
    this.out = out;
    this.options = options;
  }

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String summary() {
    return "parsers and the engine under a fuzzer [--seconds N] [--seed N] [--millis N] [TARGET…]";
  }

  @Override
  public Suite with(List<String> words) {
    return new FuzzSuite(out, FuzzOptions.read(words));
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    Path work = Path.of(System.getProperty("signet.home", ".."), "target", "fuzz").toAbsolutePath();
    List<Callable<Void>> runs = new ArrayList<>();
    for (FuzzTarget target : options.targets()) {
      runs.add(() -> {
        run(target, fresh(work.resolve(target.name())), cases);
        return null;
      });
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<Void> run : workers.invokeAll(runs)) {
        run.get();
      }
    }
  }

  private void run(FuzzTarget target, Path folder, CaseLog cases)
      throws IOException, InterruptedException {
    KeptCorpus.write(target, folder.resolve(FuzzProcess.CORPUS));
    FuzzProcess process = new FuzzProcess(target.name(), folder);
    FuzzProcess.Ending ending = process.run(options);
    out.println(target.name() + ": " + ending.text());
    if (ending.finding().isEmpty() && ending.executions() > 0 && ending.edges() > 0) {
      cases.passed(target.name(), ending.text());
    } else {
      cases.failed(target.name(), ending.text() + "; " + ending.finding());
    }
  }

  /** An empty folder, whatever was there. */
  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : all) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
