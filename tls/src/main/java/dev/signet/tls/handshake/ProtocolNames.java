// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.tls.extension.ApplicationProtocols;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * Application protocols as text. They are bytes on the wire (RFC 7301, 3.1); one character stands
 * for each, as in the JDK's API, so that none is lost.
 */
public final class ProtocolNames {
  private ProtocolNames() {}

  /** The text of a name. */
  public static String text(Bytes name) {
    return new String(name.toArray(), ISO_8859_1);
  }

  /** The texts of a list. */
  public static List<String> texts(ApplicationProtocols protocols) {
    return protocols.names().stream().map(ProtocolNames::text).toList();
  }

  /** The bytes of a name. */
  public static Bytes bytes(String name) {
    return Bytes.wrap(name.getBytes(ISO_8859_1));
  }

  /** The extension that offers them. */
  public static ApplicationProtocols offer(List<String> protocols) {
    return new ApplicationProtocols(protocols.stream().map(ProtocolNames::bytes).toList());
  }
}
