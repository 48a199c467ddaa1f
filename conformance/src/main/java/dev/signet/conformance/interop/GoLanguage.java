// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.conformance.bogo.GoProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Go's own TLS, by the compiler that is there. */
final class GoLanguage implements ScriptPeer.Language {
  private final Path folder;
  private final Path program;

  GoLanguage(Path folder) {
    this.folder = folder;
    this.program = folder.resolve("go-peer");
  }

  @Override
  public String name() {
    return "Go";
  }

  @Override
  public Optional<String> missing() throws IOException, InterruptedException {
    Optional<GoProgram> compiler = GoProgram.find();
    if (compiler.isEmpty()) {
      return Optional.of("Go is not installed: golang-go");
    }
    Path source = folder.resolve("peer.go");
    ToolFolder.write("peer.go", source);
    Path cache = Files.createDirectories(folder.resolve("cache"));
    List<String> words = List.of("build", "-o", program.toString(), source.toString());
    compiler.get().run(folder, cache, List.of(), words);
    return Optional.empty();
  }

  @Override
  public List<String> words() {
    return List.of(program.toString());
  }

  /** As a number in hexadecimal digits. */
  @Override
  public String version(Cell cell) {
    return Integer.toHexString(cell.version().code());
  }

  /** Go has it from 1.21 on. */
  @Override
  public boolean hasExtendedMasterSecret() {
    return false;
  }

  /** By their numbers: secp384r1, x25519, X25519MLKEM768. */
  @Override
  public ScriptPeer.Groups groups() {
    return new ScriptPeer.Groups("24", "29,24", "4588");
  }
}
