// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * ech_outer_extensions in an encoded inner ClientHello: those that are as in the outer one, in
 * their order (RFC 9849 section 5.1).
 *
 * <pre>ExtensionType OuterExtensions&lt;2..254&gt;;</pre>
 */
public record EchOuterExtensions(CodePoints types) implements Extension {
  static EchOuterExtensions read(WireReader body) throws TlsFault {
    return new EchOuterExtensions(body.codes8(2, 254));
  }

  @Override
  public int type() {
    return ExtensionTypes.ECH_OUTER_EXTENSIONS;
  }

  @Override
  public void write(WireWriter body) {
    body.codes8(types);
  }
}
