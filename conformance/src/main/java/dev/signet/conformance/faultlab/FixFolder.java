// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The folder of somebody who reads a fix and types it: it has the programs and files by the very
 * names that the lines use, so that each line is run as it was printed.
 */
final class FixFolder {
  private static final int SECONDS = 60;

  /** Passphrases are then asked for on standard input, whoever runs the lab. */
  private static final Path WITHOUT_TERMINAL = Path.of("/usr/bin/setsid");

  private static final String PYTHON =
      """
      import os, socket, ssl
      host, port = os.environ["LAB_TARGET"].split(":")
      context = ssl.create_default_context()
      with socket.create_connection((host, int(port)), timeout=20) as plain:
          context.wrap_socket(plain, server_hostname=host).close()
      """;

  private static final String NODE =
      """
      const [host, port] = process.env.LAB_TARGET.split(":");
      const options = { host, port: Number(port) };
      const socket = require("tls").connect(options, () => process.exit(0));
      socket.on("error", () => process.exit(1));
      """;

  private static final String GO =
      """
      package main

      import (
      	"crypto/tls"
      	"os"
      )

      func main() {
      	connection, problem := tls.Dial("tcp", os.Getenv("LAB_TARGET"), nil)
      	if problem != nil {
      		os.Exit(1)
      	}
      	connection.Close()
      }
      """;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String typed = "";

  private FixFolder(Path folder) {
    this.folder = folder;
  }

  /** With the programs that fixes name. */
  static FixFolder in(Path folder) throws IOException {
    FixFolder made = new FixFolder(folder);
    made.file("app.py", PYTHON);
    made.file("app.js", NODE);
    made.file("app.go", GO);
    made.jar();
    made.shortcuts();
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    made.set(
        "PATH",
        String.join(
            File.pathSeparator,
            folder.resolve("bin").toString(),
            java,
            System.getenv().getOrDefault("PATH", "")));
    made.set("HOME", System.getenv().getOrDefault("HOME", folder.toString()));
    return made;
  }

  /** Where its programs connect to. */
  FixFolder target(int port) {
    return set(ConnectingApp.TARGET, "127.0.0.1:" + port);
  }

  /** A variable of whoever types. */
  FixFolder set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Variables that lead programs astray. */
  FixFolder set(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** What is typed where a program asks for a passphrase. */
  FixFolder typing(String lines) {
    typed = lines;
    return this;
  }

  /** Puts a file there. */
  FixFolder file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return this;
  }

  /** The same for what is no text. */
  FixFolder file(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    return this;
  }

  /** The place of a file. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** What a file has become. */
  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Whether a line ends well that is typed there. */
  boolean runs(String line) throws IOException, InterruptedException {
    List<String> shell = List.of("sh", "-c", line);
    ProcessBuilder builder =
        new ProcessBuilder(
            Files.isExecutable(WITHOUT_TERMINAL)
                ? List.of(WITHOUT_TERMINAL.toString(), "--wait", "sh", "-c", line)
                : shell);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(path("output.txt").toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(typed.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException nobodyAsked) {
      // Most programs read nothing, and are over before it is written.
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("does not end: " + line);
    }
    return process.exitValue() == 0;
  }

  /** The last line that the last program wrote. */
  String said() throws IOException {
    return Files.readString(path("output.txt"), StandardCharsets.ISO_8859_1)
        .lines()
        .reduce("", (_, line) -> line);
  }

  /** Distributions have python3 alone; people and fixes say python. */
  private void shortcuts() throws IOException {
    Files.createDirectory(folder.resolve("bin"));
    Path python = folder.resolve("bin/python");
    Files.writeString(python, "#!/bin/sh\nexec python3 \"$@\"\n");
    if (!python.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + python + " executable");
    }
  }

  private void jar() throws IOException {
    String name = ConnectingApp.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ConnectingApp.class.getName());
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(folder.resolve("app.jar")), manifest);
        InputStream code = ConnectingApp.class.getResourceAsStream("ConnectingApp.class")) {
      jar.putNextEntry(new ZipEntry(name));
      Objects.requireNonNull(code, name).transferTo(jar);
      jar.closeEntry();
    }
  }
}
