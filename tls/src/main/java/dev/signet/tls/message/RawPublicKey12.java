// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The Certificate message of TLS 1.2 where a raw public key was agreed on (RFC 7250 section 3).
 *
 * <pre>struct { opaque ASN.1_subjectPublicKeyInfo&lt;1..2^24-1&gt;; } Certificate;</pre>
 *
 * @param key in DER; empty where a client has none, which the RFC forgot: it looks like an empty
 *     chain
 */
public record RawPublicKey12(Bytes key) implements HandshakeMessage {
  static RawPublicKey12 read(WireReader body) throws TlsFault {
    return new RawPublicKey12(body.opaque24(0, 0xffffff));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque24(key);
  }
}
