// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.WireWriter;

/**
 * An extension whose presence is all that it says, such as extended_master_secret or
 * post_handshake_auth.
 */
public record MarkerExtension(int type) implements Extension {
  @Override
  public void write(WireWriter body) {
    // Its content is empty.
  }
}
