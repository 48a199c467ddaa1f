// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine of folders in a temporary one, whose programs are the real ones. */
final class TestMachine {
  private final Path folder;

  TestMachine(Path folder) {
    this.folder = folder;
    folder("home");
  }

  /** The machine, with the real search path. */
  Machine machine() {
    return machine(new ProcessRunner());
  }

  /** The machine with another runner of programs. */
  Machine machine(CommandRunner runner) {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    return new Machine(folder, folder.resolve("home"), environment, runner, Optional.empty());
  }

  /** The machine without any program. */
  Machine machineWithoutPrograms() {
    return new Machine(
        folder,
        folder.resolve("home"),
        Map.of("PATH", folder.toString()),
        new ProcessRunner(),
        Optional.empty());
  }

  Path folder(String path) {
    try {
      return Files.createDirectories(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String path) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean has(String program) {
    return Machine.current().program(program).isPresent();
  }

  static Certificate newRoot() {
    return Certificate.read(TestCa.create().root().der());
  }

  /** Runs the command that a change names as its undo, as a person would in a shell. */
  static CommandResult undo(Change change) {
    String undo = ((Change.Made) change).undo();
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command = undo.startsWith("keytool") ? undo.replaceFirst("keytool", keytool) : undo;
    return new ProcessRunner().run(List.of("sh", "-c", command));
  }
}
