// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Printable;
import dev.signet.tls.wire.Bytes;
import java.nio.charset.StandardCharsets;

/** The first bytes of a server that does not speak TLS. */
record FirstBytes(Bytes bytes, String text) {
  private static final int SHOWN = 48;

  static FirstBytes of(CaseFile file) {
    Bytes bytes = file.usual().heard().firstBytes();
    return new FirstBytes(bytes, new String(bytes.toArray(), StandardCharsets.ISO_8859_1));
  }

  /** Whether they are the reason why there was no handshake. */
  static boolean decide(CaseFile file) {
    return file.ending() instanceof Ending.NotTls;
  }

  boolean begin(String start) {
    return text.startsWith(start);
  }

  /** As text where they are one, else in hexadecimal. */
  String shown() {
    if (bytes.isEmpty()) {
      return "nothing";
    }
    boolean readable = text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\r' || c == '\n');
    String line = text.lines().findFirst().orElse("");
    return readable
        ? "\"" + Printable.line(line.substring(0, Math.min(SHOWN, line.length()))) + "\""
        : "the bytes " + bytes.slice(0, Math.min(bytes.length(), SHOWN / 2)).hex();
  }
}
