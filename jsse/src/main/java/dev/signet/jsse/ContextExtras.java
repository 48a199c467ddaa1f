// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.jsse.link.TlsSetup.Ech;
import dev.signet.jsse.link.TlsSetup.Sizes;
import dev.signet.tls.KeyLog;
import java.util.Optional;

/**
 * What JSSE has no setting for.
 *
 * @param keyLog where secrets are written to
 * @param ech Encrypted Client Hello
 * @param sizes what makes records longer, and certificates shorter
 */
record ContextExtras(Optional<KeyLog> keyLog, Ech ech, Sizes sizes) {
  static final ContextExtras NONE = new ContextExtras(Optional.empty(), Ech.NONE, Sizes.STANDARD);
}
