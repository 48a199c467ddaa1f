// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * key_share in a ClientHello: public keys, best first (RFC 9846 section 4.2.8).
 *
 * <pre>KeyShareEntry client_shares&lt;0..2^16-1&gt;;</pre>
 */
public record KeyShares(List<KeyShareEntry> entries) implements Extension {
  /** Nobody offers as many; each costs a comparison with those before it. */
  private static final int MAX_ENTRIES = 64;

  /** Copies the list. */
  public KeyShares {
    entries = List.copyOf(entries);
  }

  static KeyShares read(WireReader body) throws TlsFault {
    WireReader list = body.vector16(0, 0xffff);
    List<KeyShareEntry> entries = new ArrayList<>(4);
    while (!list.isEmpty()) {
      KeyShareEntry entry = KeyShareEntry.read(list);
      // RFC 9846, 4.2.8: Clients MUST NOT offer multiple KeyShareEntry values for the same group.
      if (find(entries, entry.group()) != null) {
        throw InvalidMessage.KEY_SHARE_REPEATED.toFault(
            "one key for each group", "0x%04x".formatted(entry.group()));
      }
      entries.add(entry);
      if (entries.size() > MAX_ENTRIES) {
        throw InvalidMessage.VECTOR_TOO_LONG.toFault(
            "key_share", "at most " + MAX_ENTRIES + " keys", "more");
      }
    }
    return new KeyShares(entries);
  }

  /** The client's key for a group, or null. */
  public @Nullable KeyShareEntry find(int group) {
    return find(entries, group);
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public void write(WireWriter body) {
    int list = body.openVector16();
    for (KeyShareEntry entry : entries) {
      entry.write(body);
    }
    body.closeVector16(list);
  }

  private static @Nullable KeyShareEntry find(List<KeyShareEntry> entries, int group) {
    for (KeyShareEntry entry : entries) {
      if (entry.group() == group) {
        return entry;
      }
    }
    return null;
  }
}
