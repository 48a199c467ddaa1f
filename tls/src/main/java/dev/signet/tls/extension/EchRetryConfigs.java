// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * encrypted_client_hello in EncryptedExtensions: the configurations that the client should have
 * used (RFC 9849 section 5).
 *
 * <pre>ECHConfig ECHConfigList&lt;4..2^16-1&gt;;</pre>
 *
 * @param configs the whole list, with its length: as DNS publishes it
 */
public record EchRetryConfigs(Bytes configs) implements Extension {
  private static final int VERSION_LENGTH = 2;

  static EchRetryConfigs read(WireReader body) throws TlsFault {
    Bytes whole = body.rest();
    WireReader list = whole.reader("ech_retry_configs");
    WireReader configs = list.vector16(4, 0xffff);
    list.finish();
    while (!configs.isEmpty()) {
      configs.bytes(VERSION_LENGTH);
      configs.opaque16(0, 0xffff);
    }
    return new EchRetryConfigs(whole);
  }

  @Override
  public int type() {
    return ExtensionTypes.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.bytes(configs);
  }
}
