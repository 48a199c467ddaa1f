// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.authority;

import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;

/** OCSP requests that have to be answered by a signature of their own. */
final class Nonces {
  private static final Oid NONCE = new Oid("1.3.6.1.5.5.7.48.1.2");
  private static final int LENGTH = 32;

  private Nonces() {}

  /** A request with a nonce (RFC 9654); that it is always the same one costs the same. */
  static byte[] with(byte[] plain) {
    byte[] list = DerReader.single(plain).sequence().next().inside().next().encoded().toArray();
    byte[] value = new DerWriter().octets(new byte[LENGTH]).toArray();
    return new DerWriter()
        .sequence(request ->
            request.sequence(body ->
                body.encoded(list)
                    .constructed(
                        DerTag.contextConstructed(2),
                        all -> all.sequence(one -> one.sequence(e -> e.oid(NONCE).octets(value))))))
        .toArray();
  }
}
