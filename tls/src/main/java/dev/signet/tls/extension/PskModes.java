// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * psk_key_exchange_modes: how the client uses pre-shared keys (RFC 9846 section 4.2.9).
 *
 * <pre>PskKeyExchangeMode ke_modes&lt;1..255&gt;;</pre>
 *
 * @param modes one byte for each
 */
public record PskModes(Bytes modes) implements Extension {
  /** The mode without a key exchange, which has no forward secrecy. */
  public static final int PSK_KE = 0;

  /** The mode with a key exchange. */
  public static final int PSK_DHE_KE = 1;

  /** Only with a key exchange: what this program offers. */
  public static final PskModes WITH_EXCHANGE = new PskModes(Bytes.of(new byte[] {PSK_DHE_KE}));

  static PskModes read(WireReader body) throws TlsFault {
    return new PskModes(body.opaque8(1, 255));
  }

  /** Whether a mode is among them. */
  public boolean contains(int mode) {
    return modes.indexOf(mode) >= 0;
  }

  @Override
  public int type() {
    return ExtensionTypes.PSK_KEY_EXCHANGE_MODES;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(modes);
  }
}
