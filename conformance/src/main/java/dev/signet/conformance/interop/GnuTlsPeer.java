// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** GnuTLS's own commands. */
final class GnuTlsPeer implements Peer {
  private static final String ALERTED = "(?i)fatal alert has been received";
  private static final Pattern READY = Pattern.compile("IPv4.*done");

  @Override
  public String name() {
    return "GnuTLS";
  }

  @Override
  public Optional<String> missing() {
    return Program.isInstalled("gnutls-cli")
        ? Optional.empty()
        : Optional.of("gnutls-cli is not installed");
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    String version = cell.isTls13() ? "\\(TLS1\\.3" : "\\(TLS1\\.2";
    return Optional.of(
        Pattern.compile(
            switch (cell.feature()) {
              case RESUMPTION -> "(?i)this is a resumed session";
              case ALPN -> "Application protocol: " + Plan.PROTOCOL;
              case STAPLE -> cell.ours() == Role.SERVER ? "OCSP status request" : version;
              case CLIENT_CERTIFICATE -> cell.ours() == Role.CLIENT ? "Subject: CN=Alice" : version;
              case SERVER_REFUSED -> cell.ours() == Role.CLIENT ? ALERTED : "(?i)not trusted";
              case CLIENT_REFUSED ->
                  cell.ours() == Role.SERVER ? ALERTED : "Error in the certificate";
              case ECDSA, RSA, ED25519, RETRY, KEY_UPDATE, HYBRID -> version;
            }));
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    Workspace.KeyFiles key = plan.files().serverFiles(cell);
    int port = ProgramServer.freePort();
    List<String> words = new ArrayList<>(List.of("gnutls-serv", "--http", "--port=" + port));
    words.add("--x509certfile=" + key.chain());
    words.add("--x509keyfile=" + key.key());
    words.add("--priority=" + priority(cell, "SECP384R1"));
    if (cell.asksClient()) {
      words.add("--x509cafile=" + plan.files().file("ca.pem"));
      words.addAll(List.of("--require-client-cert", "--verify-client-cert"));
    }
    if (cell.is(Feature.STAPLE)) {
      words.add("--ocsp-response=" + plan.files().file("staple.der"));
    }
    if (cell.is(Feature.ALPN)) {
      words.add("--alpn=" + Plan.PROTOCOL);
    }
    Program program = Program.start(words);
    program.awaitReady(READY);
    return new ProgramServer(program, port);
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    List<String> words = new ArrayList<>(List.of("gnutls-cli", "--port=" + port));
    words.add("--priority=" + priority(cell, "SECP256R1:+GROUP-SECP384R1"));
    words.add("--x509cafile=" + plan.files().trustedByClientFile(cell));
    words.addAll(
        List.of("--verify-hostname=" + Workspace.HOST, "--sni-hostname=" + Workspace.HOST));
    if (cell.asksClient()) {
      Workspace.KeyFiles key = plan.files().clientFiles(cell);
      words.addAll(List.of("--x509certfile=" + key.chain(), "--x509keyfile=" + key.key()));
    }
    if (cell.is(Feature.RESUMPTION)) {
      words.addAll(List.of("--resume", "--waitresumption"));
    }
    if (cell.is(Feature.ALPN)) {
      words.add("--alpn=" + Plan.PROTOCOL);
    }
    words.add("127.0.0.1");
    try (Program program = Program.start(words)) {
      return Conversation.of(plan, program);
    }
  }

  private static String priority(Cell cell, String whenRetried) {
    String version = "NORMAL:-VERS-ALL:+VERS-" + (cell.isTls13() ? "TLS1.3" : "TLS1.2");
    return switch (cell.feature()) {
      case RETRY -> version + ":-GROUP-ALL:+GROUP-" + whenRetried;
      case HYBRID -> version + ":-GROUP-ALL:+GROUP-X25519-MLKEM768";
      default -> version;
    };
  }
}
