// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * supported_groups: what keys can be exchanged with, best first (RFC 9846 section 4.2.7).
 *
 * <pre>NamedGroup named_group_list&lt;2..2^16-1&gt;;</pre>
 */
public record SupportedGroups(CodePoints groups) implements Extension {
  static SupportedGroups read(WireReader body) throws TlsFault {
    return new SupportedGroups(body.codes16(2, 0xffff));
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_GROUPS;
  }

  @Override
  public void write(WireWriter body) {
    body.codes16(groups);
  }
}
