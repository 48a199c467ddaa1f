// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.conformance.bogo.RunnerCall.Ending;
import dev.signet.conformance.bogo.engine.EngineUnderTest;
import dev.signet.conformance.bogo.jsse.JsseEngine;
import dev.signet.conformance.bogo.signet.SignetEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BoGo, BoringSSL's tests of the TLS protocol, against our engine or the JDK's. */
public final class BogoSuite implements Suite {
  private static final List<EngineUnderTest> ENGINES =
      List.of(new SignetEngine(), new JsseEngine());

  private final PrintStream out;
  private final BogoOptions options;

  /** All tests in the distribution's runner against our engine. */
  public BogoSuite(PrintStream out) {
    this(out, BogoOptions.STANDARD);
  }

  private BogoSuite(PrintStream out, BogoOptions options) {
    this.out = out;
    this.options = options;
  }

  @Override
  public String name() {
    return "bogo";
  }

  @Override
  public String summary() {
    return "BoringSSL's protocol tests [--runner DIR] [--engine signet|jsse] [-- GLOB…]";
  }

  @Override
  public Suite with(List<String> words) {
    return new BogoSuite(out, BogoOptions.read(words));
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    Path work = Path.of(System.getProperty("signet.home", ".."), "target", "bogo").toAbsolutePath();
    Files.createDirectories(work);
    try {
      Runner runner = runner(work);
      out.println("runner: " + runner.name() + "; engine: " + engine().name());
      run(new RunnerCall(runner, shim(work)), work, cases);
    } catch (Unavailable e) {
      cases.skipped(name(), String.valueOf(e.getMessage()));
    }
  }

  private EngineUnderTest engine() {
    return ENGINES.stream()
        .filter(engine -> engine.name().equals(options.engine()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no engine " + options.engine()));
  }

  private Runner runner(Path work) throws IOException, InterruptedException, Unavailable {
    Optional<Path> other = options.runner();
    if (other.isEmpty()) {
      return new DistributionRunner(Files.createDirectories(work.resolve("runner"))).get();
    }
    Path program = other.get().resolve("runner.test");
    if (!Files.isExecutable(program)) {
      throw new IllegalArgumentException(program + " is absent: go test -c -o runner.test");
    }
    return new Runner(program, other.get(), other.get().toString());
  }

  /** Compiles the program that the runner starts; its compiler is there, since the runner is. */
  private static Path shim(Path work) throws IOException, InterruptedException, Unavailable {
    Path folder = Files.createDirectories(work.resolve("shim"));
    Path source = folder.resolve("shim.go");
    try (@Nullable InputStream packed = BogoSuite.class.getResourceAsStream("shim.go")) {
      if (packed == null) {
        throw new IOException("shim.go is absent");
      }
      Files.write(source, packed.readAllBytes());
    }
    Path program = folder.resolve("shim");
    GoProgram compiler =
        GoProgram.find().orElseThrow(() -> new Unavailable("Go is not installed: golang-go"));
    compiler.run(
        folder,
        work.resolve("cache"),
        List.of(),
        List.of("build", "-o", program.toString(), source.toString()));
    return program;
  }

  private void run(RunnerCall call, Path work, CaseLog cases)
      throws IOException, InterruptedException {
    ShimConfig config = new ShimConfig();
    Map<String, String> skipped = new LinkedHashMap<>();
    Set<String> wanted = new HashSet<>();
    for (String name : selected(call.names(work))) {
      config
          .reason(name)
          .ifPresentOrElse(reason -> skipped.put(name, reason), () -> wanted.add(name));
    }
    Path file = work.resolve("config.json");
    Files.writeString(file, ShimConfig.toJson(skipped), UTF_8);
    Path folder = Files.createTempDirectory("bogo");
    try (ShimServer server = ShimServer.start(engine(), config, folder)) {
      Map<String, Ending> endings = call.tests(work, server.path(), words(file));
      endings.replaceAll(new Differences()::judged);
      wanted.removeAll(endings.keySet());
      new BogoReport(out, cases).write(endings, skipped, server.missing());
      wanted.forEach(name -> cases.failed(name, "the runner said nothing of it"));
    } finally {
      Files.deleteIfExists(folder.resolve("shim.socket"));
      Files.delete(folder);
    }
  }

  private List<String> selected(List<String> names) {
    List<CaseGlob> globs = options.globs().stream().map(CaseGlob::new).toList();
    return names.stream()
        .filter(name -> globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name)))
        .toList();
  }

  private List<String> words(Path config) {
    List<String> words = new ArrayList<>(List.of("-shim-config", config.toString()));
    if (!engine().hasExactFaults()) {
      words.add("-loose-errors");
    }
    if (!options.globs().isEmpty()) {
      words.addAll(List.of("-test", String.join(";", options.globs())));
    }
    return words;
  }
}
