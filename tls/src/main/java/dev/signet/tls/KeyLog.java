// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.wire.Bytes;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Writes a connection's secrets in the form of RFC 9850, 2, which packet analysers read. Who has
 * them reads and changes the connection: this is for looking into one's own connections, never for
 * a server in use.
 *
 * @param lines takes whole lines, each with its end; called on the threads that drive engines
 */
public record KeyLog(Consumer<String> lines) implements TlsListener {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  public boolean wantsSecrets() {
    return true;
  }

  @Override
  public void onSecret(String label, Bytes clientRandom, byte[] secret) {
    if (!label.isEmpty()) {
      lines.accept(label + ' ' + clientRandom.hex() + ' ' + HEX.formatHex(secret) + '\n');
    }
  }

  /** Says no more than where it writes to. */
  @Override
  public String toString() {
    return "KeyLog";
  }
}
