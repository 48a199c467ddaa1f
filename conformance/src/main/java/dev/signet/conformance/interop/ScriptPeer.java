// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language's TLS, in a program of ours, which both languages' programs understand alike. */
final class ScriptPeer implements Peer {
  private static final Pattern PORT = Pattern.compile("port (\\d+)\\s");

  private final Language language;

  ScriptPeer(Language language) {
    this.language = language;
  }

  /** What runs the program. */
  interface Language {
    /** As the table calls it. */
    String name();

    /** Why it cannot be had; empty where it can. Prepares the program. */
    Optional<String> missing() throws IOException, InterruptedException;

    /** What starts the program. */
    List<String> words();

    /** A version as the program tells it. */
    String version(Cell cell);

    /** Whether all its releases have RFC 7627. */
    boolean hasExtendedMasterSecret();

    /** What a program calls the groups of P-384 alone, X25519 before P-384, the hybrid group. */
    Groups groups();
  }

  /**
   * How groups are called.
   *
   * @param only P-384 alone
   * @param guessed X25519 first, then P-384
   * @param hybrid X25519MLKEM768
   */
  record Groups(String only, String guessed, String hybrid) {}

  @Override
  public String name() {
    return language.name();
  }

  @Override
  public Optional<String> missing() throws IOException, InterruptedException {
    return language.missing();
  }

  @Override
  public boolean hasExtendedMasterSecret() {
    return language.hasExtendedMasterSecret();
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    String version = "version=" + language.version(cell);
    return Optional.of(
        Pattern.compile(
            switch (cell.feature()) {
              case RESUMPTION -> version + " resumed=true";
              case ALPN -> version + " resumed=false alpn=" + Plan.PROTOCOL;
              case CLIENT_CERTIFICATE -> cell.ours() == Role.CLIENT ? "peer=CN=Alice" : version;
              case STAPLE -> cell.ours() == Role.SERVER ? "staple=[1-9]" : version;
              case SERVER_REFUSED, CLIENT_REFUSED -> refusal(cell);
              case ECDSA, RSA, ED25519, RETRY, KEY_UPDATE, HYBRID -> version + " resumed=false";
            }));
  }

  private static String refusal(Cell cell) {
    boolean byPeer = cell.is(Feature.SERVER_REFUSED) == (cell.ours() == Role.SERVER);
    return byPeer ? "error:" : "(?i)unknown (certificate authority|ca)";
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    Workspace.KeyFiles key = plan.files().serverFiles(cell);
    List<String> words = new ArrayList<>(language.words());
    words.addAll(List.of("server", "version=" + cell.version().label()));
    words.addAll(List.of("chain=" + key.chain(), "key=" + key.key()));
    words.add("ca=" + plan.files().file("ca.pem"));
    words.add("answer=" + Files.writeString(plan.files().file("answer"), plan.answer(true)));
    if (cell.asksClient()) {
      words.add("ask=yes");
    }
    words.addAll(choices(plan, language.groups().only()));
    Program program = Program.start(words);
    Matcher port = program.awaitReady(PORT);
    return new ProgramServer(program, Integer.parseInt(port.group(1)));
  }

  @Override
  public String connect(Plan plan, int port) throws IOException, InterruptedException {
    Cell cell = plan.cell();
    List<String> words = new ArrayList<>(language.words());
    words.addAll(List.of("client", "port=" + port, "version=" + cell.version().label()));
    words.add("ca=" + plan.files().trustedByClientFile(cell));
    words.add("connections=" + plan.connections());
    words.add("requests=" + plan.requests());
    words.add("request=" + Files.writeString(plan.files().file("request"), plan.request()));
    if (cell.asksClient()) {
      Workspace.KeyFiles key = plan.files().clientFiles(cell);
      words.addAll(List.of("chain=" + key.chain(), "key=" + key.key()));
    }
    words.addAll(choices(plan, language.groups().guessed()));
    try (Program program = Program.start(words)) {
      return program.awaitEnd();
    }
  }

  private List<String> choices(Plan plan, String whenRetried) {
    return switch (plan.cell().feature()) {
      case ALPN -> List.of("alpn=" + Plan.PROTOCOL);
      case STAPLE -> List.of("staple=" + plan.files().file("staple.der"));
      case RETRY -> List.of("groups=" + whenRetried);
      case HYBRID -> List.of("groups=" + language.groups().hybrid());
      default -> List.of();
    };
  }
}
