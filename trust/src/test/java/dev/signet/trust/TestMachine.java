// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
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

  /** The machine with these variables, besides the real search path. */
  Machine machineWith(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PATH", System.getenv("PATH"));
    return new Machine(
        folder, folder.resolve("home"), environment, new ProcessRunner(), Optional.empty());
  }

  /** A program of this machine's own, written for a shell. */
  void program(String name, String script) {
    try {
      Path file = folder("usr/sbin").resolve(name);
      Files.writeString(file, "#!/bin/sh\nset -e\nroot=" + folder + "\n" + script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine with its own programs alone, and a shell's. */
  Machine machineWithOwnPrograms() {
    Map<String, String> environment = Map.of("PATH", folder.resolve("usr/sbin").toString());
    return new Machine(
        folder, folder.resolve("home"), environment, new ProcessRunner(), Optional.empty());
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
    return shell(((Change.Made) change).undo());
  }

  /** Runs a command as it is shown, in a shell that knows this Java's keytool. */
  static CommandResult shell(String command) {
    String path = "PATH=" + Path.of(System.getProperty("java.home"), "bin") + ":$PATH; ";
    return new ProcessRunner().run(List.of("sh", "-c", path + command));
  }
}
