// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Application protocols as ALPN has them on the wire (RFC 7301, 3.1): each after its length. */
public final class ProtocolList {
  private static final int BYTE = 0xff;

  private ProtocolList() {}

  /**
   * The names, one byte per character.
   *
   * @throws IllegalArgumentException when a length goes beyond the end
   */
  public static List<String> read(byte[] wire) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < wire.length) {
      int length = wire[at] & BYTE;
      if (at + 1 + length > wire.length) {
        throw new IllegalArgumentException("a protocol's length goes beyond the end");
      }
      names.add(new String(wire, at + 1, length, ISO_8859_1));
      at += 1 + length;
    }
    return names;
  }
}
