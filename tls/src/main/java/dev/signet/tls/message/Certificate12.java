// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of certificates of TLS 1.2, leaf first (RFC 5246 section 7.4.2).
 *
 * <pre>
 * opaque ASN.1Cert&lt;1..2^24-1&gt;;
 * struct { ASN.1Cert certificate_list&lt;0..2^24-1&gt;; } Certificate;
 * </pre>
 *
 * @param certificates each in DER; empty where a client has none
 */
public record Certificate12(List<Bytes> certificates) implements HandshakeMessage {
  /** Copies the list. */
  public Certificate12 {
    certificates = List.copyOf(certificates);
  }

  static Certificate12 read(WireReader body) throws TlsFault {
    WireReader list = body.vector24(0, 0xffffff);
    List<Bytes> certificates = new ArrayList<>(4);
    while (!list.isEmpty()) {
      certificates.add(list.opaque24(1, 0xffffff));
    }
    return new Certificate12(certificates);
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE;
  }

  @Override
  public void write(WireWriter body) {
    int list = body.openVector24();
    for (Bytes certificate : certificates) {
      body.opaque24(certificate);
    }
    body.closeVector24(list);
  }
}
