// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.TlsListener;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every message that our sides say to each other in every {@link Setting}. */
public final class RecordedMessages {
  private RecordedMessages() {}

  /** Each distinct message with its header, of connections of TLS 1.2 or of TLS 1.3. */
  public static List<byte[]> all(boolean old) {
    Set<Bytes> messages = new LinkedHashSet<>();
    for (Setting setting : Setting.values()) {
      if (setting.isOld() == old) {
        RecordedPair.tell(setting, new Collector(messages));
      }
    }
    List<byte[]> arrays = new ArrayList<>();
    messages.forEach(message -> arrays.add(message.toArray()));
    return arrays;
  }

  private record Collector(Set<Bytes> messages) implements TlsListener {
    @Override
    public void onMessage(Direction direction, int type, Bytes message) {
      messages.add(Bytes.of(message.toArray()));
    }
  }
}
