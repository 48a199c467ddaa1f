// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** The values of one handshake of RFC 8448, by name. */
public final class HandshakeTrace {
  private final Map<String, byte[]> values = new HashMap<>();

  private HandshakeTrace() {}

  /** The trace of a resource in {@code dev/signet/tls/rfc8448}. */
  public static HandshakeTrace load(String name) {
    String path = "/dev/signet/tls/rfc8448/" + name + ".tsv";
    try (InputStream in = HandshakeTrace.class.getResourceAsStream(path)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      HandshakeTrace trace = new HandshakeTrace();
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(pair -> trace.values.put(pair[0], HexFormat.of().parseHex(pair[1])));
      return trace;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value. */
  public byte[] get(String name) {
    return Objects.requireNonNull(values.get(name), name).clone();
  }

  /** A record with its header. */
  public byte[] record(String name) {
    return get("record." + name);
  }

  /** The messages in a record that is not protected. */
  public Bytes messages(String name) {
    byte[] record = record(name);
    return Bytes.wrap(record, RecordLimits.HEADER, record.length - RecordLimits.HEADER);
  }
}
