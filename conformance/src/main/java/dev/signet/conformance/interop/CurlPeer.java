// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** curl, as Debian builds it: over OpenSSL. */
final class CurlPeer implements Peer {
  @Override
  public String name() {
    return "curl";
  }

  @Override
  public Optional<String> missing() {
    return Program.isInstalled("curl") ? Optional.empty() : Optional.of("curl is not installed");
  }

  @Override
  public boolean isClientOnly() {
    return true;
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    String version = "SSL connection using " + cell.version().label();
    return Optional.of(
        Pattern.compile(
            switch (cell.feature()) {
              case RESUMPTION -> "(?i)SSL re-?using session";
              case ALPN -> "(?i)ALPN[:,] server accepted( to use)? " + Plan.PROTOCOL;
              case STAPLE -> "SSL certificate status: good";
              case SERVER_REFUSED -> "unable to get local issuer|self.signed certificate";
              case CLIENT_REFUSED -> "(?i)alert unknown ca";
              case ECDSA, RSA, ED25519, CLIENT_CERTIFICATE, RETRY, KEY_UPDATE, HYBRID -> version;
            }));
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException {
    throw new IOException("curl is no server");
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    List<String> words = new ArrayList<>(List.of("curl", "-sv", "--http1.1", "--noproxy", "*"));
    words.addAll(List.of("--resolve", Workspace.HOST + ":" + port + ":127.0.0.1"));
    words.addAll(List.of("--cacert", plan.files().trustedByClientFile(cell).toString()));
    words.addAll(cell.isTls13() ? List.of("--tlsv1.3") : List.of("--tlsv1.2", "--tls-max", "1.2"));
    if (cell.asksClient()) {
      Workspace.KeyFiles key = plan.files().clientFiles(cell);
      words.addAll(List.of("--cert", key.chain().toString(), "--key", key.key().toString()));
    }
    switch (cell.feature()) {
      case STAPLE -> words.add("--cert-status");
      case RETRY -> words.addAll(List.of("--curves", "X25519:P-384"));
      case HYBRID -> words.addAll(List.of("--curves", "X25519MLKEM768"));
      default -> {}
    }
    for (int i = 0; i < plan.connections() * plan.requests(); i++) {
      words.add("https://" + Workspace.HOST + ":" + port + "/");
    }
    try (Program program = Program.start(words)) {
      program.closeInput();
      return program.awaitEnd();
    }
  }
}
