// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSSL's own commands. */
final class OpenSslPeer implements Peer {
  private static final Pattern PORT = Pattern.compile("ACCEPT \\S+:(\\d+)\\s");

  @Override
  public String name() {
    return "OpenSSL 3.0";
  }

  @Override
  public Optional<String> missing() {
    return Program.isInstalled("openssl")
        ? Optional.empty()
        : Optional.of("openssl is not installed");
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    return cell.ours() == Role.SERVER ? ofClient(cell) : ofServer(cell);
  }

  private static Optional<Pattern> ofClient(Cell cell) {
    return Optional.of(
        Pattern.compile(
            switch (cell.feature()) {
              case ECDSA -> "Peer signature type: ECDSA";
              case RSA -> "Peer signature type: RSA-PSS";
              case RESUMPTION -> "Reused, " + cell.version().label();
              case ALPN -> "ALPN protocol: " + Plan.PROTOCOL;
              case STAPLE -> "OCSP Response Status: successful";
              case RETRY -> "Server Temp Key: ECDH, (P-384|secp384r1)";
              case SERVER_REFUSED -> "(?i)verify error";
              case CLIENT_REFUSED -> "(?i)alert unknown ca";
              case ED25519, CLIENT_CERTIFICATE, KEY_UPDATE, HYBRID ->
                  "New, " + cell.version().label();
            }));
  }

  private static Optional<Pattern> ofServer(Cell cell) {
    return switch (cell.feature()) {
      case ECDSA, RSA, ED25519, RETRY, KEY_UPDATE, HYBRID, STAPLE, ALPN ->
          Optional.of(Pattern.compile("New, " + cell.version().label()));
      case RESUMPTION -> Optional.of(Pattern.compile("Reused, " + cell.version().label()));
      case CLIENT_CERTIFICATE -> Optional.of(Pattern.compile("CN ?= ?Alice"));
      case SERVER_REFUSED -> Optional.of(Pattern.compile("(?i)alert unknown ca"));
      case CLIENT_REFUSED -> Optional.of(Pattern.compile("(?i)verify error|verify failed"));
    };
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    Workspace.KeyFiles key = plan.files().serverFiles(cell);
    List<String> words = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0"));
    words.addAll(List.of("-cert", key.chain().toString(), "-cert_chain", key.chain().toString()));
    words.addAll(List.of("-key", key.key().toString(), "-www", version(cell)));
    if (cell.asksClient()) {
      words.addAll(List.of("-Verify", "3", "-verify_return_error"));
      words.addAll(List.of("-CAfile", plan.files().file("ca.pem").toString()));
    }
    if (cell.is(Feature.STAPLE)) {
      words.addAll(List.of("-status_file", plan.files().file("staple.der").toString()));
    }
    words.addAll(choices(cell, "P-384"));
    Program program = Program.start(words);
    Matcher port = program.awaitReady(PORT);
    return new ProgramServer(program, Integer.parseInt(port.group(1)));
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    String session = plan.files().file("openssl.session").toString();
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < plan.connections(); i++) {
      List<String> words = client(plan, port);
      if (plan.cell().is(Feature.RESUMPTION)) {
        words.addAll(List.of(i == 0 ? "-sess_out" : "-sess_in", session));
      }
      try (Program program = Program.start(words)) {
        said.append(Conversation.of(plan, program));
      }
    }
    return said.toString();
  }

  private static List<String> client(Plan plan, int port) {
    Cell cell = plan.cell();
    List<String> words = new ArrayList<>(List.of("openssl", "s_client", version(cell)));
    words.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", Workspace.HOST));
    words.addAll(List.of("-verify_hostname", Workspace.HOST, "-verify_return_error", "-ign_eof"));
    words.addAll(List.of("-CAfile", plan.files().trustedByClientFile(cell).toString()));
    if (cell.asksClient()) {
      Workspace.KeyFiles key = plan.files().clientFiles(cell);
      words.addAll(List.of("-cert", key.chain().toString(), "-cert_chain", key.chain().toString()));
      words.addAll(List.of("-key", key.key().toString()));
    }
    if (cell.is(Feature.STAPLE)) {
      words.add("-status");
    }
    words.addAll(choices(cell, "X25519:P-384"));
    return words;
  }

  private static String version(Cell cell) {
    return cell.isTls13() ? "-tls1_3" : "-tls1_2";
  }

  private static List<String> choices(Cell cell, String whenRetried) {
    return switch (cell.feature()) {
      case ALPN -> List.of("-alpn", Plan.PROTOCOL);
      case RETRY -> List.of("-groups", whenRetried);
      case HYBRID -> List.of("-groups", "X25519MLKEM768");
      default -> List.of();
    };
  }
}
