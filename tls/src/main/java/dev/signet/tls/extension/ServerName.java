// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * server_name in a ClientHello: the host that the client wants (RFC 6066 section 3).
 *
 * <pre>
 * struct { NameType name_type; HostName host_name; } ServerName;
 * opaque HostName&lt;1..2^16-1&gt;;
 * ServerName server_name_list&lt;1..2^16-1&gt;;
 * </pre>
 *
 * <p>The list never got a second kind of name, and no two implementations agree on what more than
 * one name would mean: exactly one host name is read.
 */
public record ServerName(Bytes hostName) implements Extension {
  private static final int HOST_NAME = 0;

  /** RFC 1035 section 2.3.4: longer ones are no names. */
  private static final int MAX_NAME = 255;

  static ServerName read(WireReader body) throws TlsFault {
    WireReader list = body.vector16(1, 0xffff);
    int kind = list.u8();
    if (kind != HOST_NAME) {
      throw malformed("a name of kind " + kind);
    }
    Bytes name = list.opaque16(1, 0xffff);
    if (!list.isEmpty()) {
      throw malformed("several names");
    }
    return checked(name);
  }

  @Override
  public int type() {
    return ExtensionTypes.SERVER_NAME;
  }

  @Override
  public void write(WireWriter body) {
    int list = body.openVector16();
    body.u8(HOST_NAME).opaque16(hostName);
    body.closeVector16(list);
  }

  private static ServerName checked(Bytes name) throws TlsFault {
    if (name.length() > MAX_NAME) {
      throw malformed(name.length() + " bytes");
    }
    for (int i = 0; i < name.length(); i++) {
      // A zero byte ends the name for some readers and not for others.
      if (name.at(i) == 0) {
        throw malformed("a zero byte");
      }
    }
    return new ServerName(name);
  }

  private static TlsFault malformed(String found) {
    return InvalidMessage.SERVER_NAME_MALFORMED.toFault(
        "server_name", "one host name of at most 255 bytes", found);
  }
}
