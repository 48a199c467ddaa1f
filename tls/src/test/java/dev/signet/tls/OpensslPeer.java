// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.testkit.TestIdentity;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSSL's command line program at the other end of one of our sides. */
final class OpensslPeer implements AutoCloseable {
  private static final int SECONDS = 20;
  private static final Pattern ACCEPTING = Pattern.compile("ACCEPT .*:(\\d+)");

  private final Process process;
  private final BufferedReader lines;

  private OpensslPeer(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static OpensslPeer client(int port, Path root, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", "localhost"));
    command.addAll(List.of("-CAfile", root.toString(), "-verify_return_error"));
    command.addAll(List.of(options));
    return start(command);
  }

  static OpensslPeer server(Path identity, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "0"));
    command.addAll(List.of("-cert", identity.toString(), "-key", identity.toString()));
    command.addAll(List.of("-cert_chain", identity.toString(), "-rev"));
    command.addAll(List.of(options));
    return start(command);
  }

  /** A server that sends what is typed, and knows commands at the begin of a line. */
  static OpensslPeer talkingServer(Path identity, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "0"));
    command.addAll(List.of("-cert", identity.toString(), "-key", identity.toString()));
    command.addAll(List.of("-cert_chain", identity.toString()));
    command.addAll(List.of(options));
    return start(command);
  }

  /** Reads until a line holds a text; false where it ends before. */
  boolean lineWith(String text) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** The port that a server has chosen. */
  int port() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ACCEPTING.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("openssl accepts nothing");
  }

  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** All that it says until it ends. */
  String output() throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("openssl does not end");
    }
    return text.toString();
  }

  /** A file with a certificate, its chain and its key. */
  static Path write(Path folder, TestIdentity identity) throws IOException {
    Path file = folder.resolve("identity-" + identity.certificate().getSerialNumber() + ".pem");
    return Files.writeString(file, identity.chainPem() + identity.keyPem());
  }

  private static OpensslPeer start(List<String> command) throws IOException {
    boolean found =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl")));
    assumeTrue(found, "openssl is not installed");
    return new OpensslPeer(command);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
