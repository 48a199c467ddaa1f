// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * application_layer_protocol_negotiation in a ClientHello: what may be spoken inside, best first
 * (RFC 7301 section 3.1).
 *
 * <pre>
 * opaque ProtocolName&lt;1..2^8-1&gt;;
 * ProtocolName protocol_name_list&lt;2..2^16-1&gt;;
 * </pre>
 */
public record ApplicationProtocols(List<Bytes> names) implements Extension {
  /** Copies the list. */
  public ApplicationProtocols {
    names = List.copyOf(names);
  }

  static ApplicationProtocols read(WireReader body) throws TlsFault {
    return new ApplicationProtocols(readNames(body));
  }

  static List<Bytes> readNames(WireReader body) throws TlsFault {
    WireReader list = body.vector16(2, 0xffff);
    List<Bytes> names = new ArrayList<>(4);
    while (!list.isEmpty()) {
      names.add(list.opaque8(1, 0xff));
    }
    return names;
  }

  static void writeNames(List<Bytes> names, WireWriter body) {
    int list = body.openVector16();
    for (Bytes name : names) {
      body.opaque8(name);
    }
    body.closeVector16(list);
  }

  @Override
  public int type() {
    return ExtensionTypes.APPLICATION_PROTOCOLS;
  }

  @Override
  public void write(WireWriter body) {
    writeNames(names, body);
  }
}
