// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.List;

/**
 * application_layer_protocol_negotiation of a server: what will be spoken (RFC 7301 section 3.1).
 */
public record SelectedProtocol(Bytes name) implements Extension {
  static SelectedProtocol read(WireReader body) throws TlsFault {
    List<Bytes> names = ApplicationProtocols.readNames(body);
    // RFC 7301, 3.1: the "ProtocolNameList" MUST contain exactly one "ProtocolName".
    if (names.size() != 1) {
      throw InvalidMessage.PROTOCOL_SELECTION_NOT_SINGLE.toFault(
          "exactly one protocol", Integer.toString(names.size()));
    }
    return new SelectedProtocol(names.getFirst());
  }

  @Override
  public int type() {
    return ExtensionTypes.APPLICATION_PROTOCOLS;
  }

  @Override
  public void write(WireWriter body) {
    ApplicationProtocols.writeNames(List.of(name), body);
  }
}
