// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.conformance.bogo.GoProgram;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Go's crypto/x509, by a program that reads a case a line and answers by a line. */
final class GoPeer implements DiffPeer {
  private final Path folder;
  private final Path program;

  private GoPeer(Path folder) {
    this.folder = folder;
    this.program = folder.resolve("verify");
  }

  static GoPeer create() throws IOException {
    return new GoPeer(Files.createTempDirectory("signet-diff-go"));
  }

  @Override
  public String name() {
    return "go";
  }

  @Override
  public Optional<String> missing() throws IOException, InterruptedException {
    Optional<GoProgram> compiler = GoProgram.find();
    if (compiler.isEmpty()) {
      return Optional.of("Go is not installed: golang-go");
    }
    Path source = folder.resolve("verify.go");
    try (@Nullable InputStream stream = GoPeer.class.getResourceAsStream("verify.go")) {
      if (stream == null) {
        throw new IllegalStateException("verify.go is absent");
      }
      Files.copy(stream, source);
    }
    Path cache = Files.createDirectories(folder.resolve("cache"));
    List<String> words = List.of("build", "-o", program.toString(), source.toString());
    compiler.get().run(folder, cache, List.of(), words);
    return Optional.empty();
  }

  /** It looks at no revocation list. */
  @Override
  public boolean takes(DiffCase asked) {
    return asked.question().status().isEmpty();
  }

  @Override
  public boolean looksAtNames() {
    return true;
  }

  @Override
  public List<DiffAnswer> judge(List<DiffCase> cases) throws IOException, InterruptedException {
    Path asked = folder.resolve("asked");
    Path said = folder.resolve("said");
    Files.write(asked, cases.stream().map(GoPeer::line).toList());
    Process process =
        new ProcessBuilder(program.toString())
            .redirectInput(asked.toFile())
            .redirectOutput(said.toFile())
            .redirectErrorStream(true)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(said));
    }
    List<DiffAnswer> answers = new ArrayList<>();
    for (String line : Files.readAllLines(said, UTF_8)) {
      answers.add(line.equals("trusted") ? DiffAnswer.TRUSTED : DiffAnswer.refused(line));
    }
    return answers;
  }

  private static String line(DiffCase asked) {
    return String.join(
        "\t",
        Long.toString(asked.question().moment().getEpochSecond()),
        asked.question().host().orElse(""),
        encoded(Stream.of(asked.chain().leaf())),
        encoded(asked.others().stream()),
        encoded(asked.chain().trusted().stream()));
  }

  private static String encoded(Stream<Bytes> certificates) {
    return certificates
        .map(one -> Base64.getEncoder().encodeToString(one.toArray()))
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        // What the compiler keeps is read-only.
        file.toFile().setWritable(true);
        Files.delete(file);
      }
    }
  }
}
