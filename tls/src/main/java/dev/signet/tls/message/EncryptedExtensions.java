// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * What the server answers to extensions that are not needed for the keys (RFC 9846 section 4.3.1).
 *
 * <pre>struct { Extension extensions&lt;0..2^16-1&gt;; } EncryptedExtensions;</pre>
 */
public record EncryptedExtensions(ExtensionBlock extensions) implements HandshakeMessage {
  static EncryptedExtensions read(WireReader body) throws TlsFault {
    return new EncryptedExtensions(ExtensionBlock.read(body, CarrierMessage.ENCRYPTED_EXTENSIONS));
  }

  @Override
  public int type() {
    return HandshakeTypes.ENCRYPTED_EXTENSIONS;
  }

  @Override
  public void write(WireWriter body) {
    extensions.write(body);
  }
}
