// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Node, for the OpenSSL 3.5 in it. */
final class NodeLanguage implements ScriptPeer.Language {
  private final NodeProgram program;
  private final Path script;

  NodeLanguage(Path folder) {
    this.program = new NodeProgram(folder);
    this.script = folder.resolve("peer.js");
  }

  @Override
  public String name() {
    return "OpenSSL 3.5";
  }

  @Override
  public Optional<String> missing() throws IOException, InterruptedException {
    Optional<String> missing = program.missing();
    if (missing.isPresent()) {
      return missing;
    }
    ToolFolder.write("peer.js", script);
    return Optional.empty();
  }

  @Override
  public List<String> words() {
    return List.of(program.path().toString(), script.toString());
  }

  @Override
  public String version(Cell cell) {
    return cell.version().label();
  }

  @Override
  public boolean hasExtendedMasterSecret() {
    return true;
  }

  @Override
  public ScriptPeer.Groups groups() {
    return new ScriptPeer.Groups("P-384", "X25519:P-384", "X25519MLKEM768");
  }
}
