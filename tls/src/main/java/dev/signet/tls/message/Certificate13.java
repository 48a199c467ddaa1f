// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of certificates, leaf first (RFC 9846 section 4.4.2).
 *
 * <pre>
 * struct {
 *   opaque cert_data&lt;1..2^24-1&gt;;   (X.509, or a SubjectPublicKeyInfo by RFC 7250)
 *   Extension extensions&lt;0..2^16-1&gt;;
 * } CertificateEntry;
 * struct {
 *   opaque certificate_request_context&lt;0..2^8-1&gt;;
 *   CertificateEntry certificate_list&lt;0..2^24-1&gt;;
 * } Certificate;
 * </pre>
 *
 * @param requestContext that of the request which it answers; empty from a server
 * @param entries empty where a client has no certificate
 */
public record Certificate13(Bytes requestContext, List<Entry> entries) implements HandshakeMessage {
  /** One certificate in DER with what belongs to it. */
  public record Entry(Bytes certificate, ExtensionBlock extensions) {
    private static Entry read(WireReader list) throws TlsFault {
      return new Entry(
          list.opaque24(1, 0xffffff), ExtensionBlock.read(list, CarrierMessage.CERTIFICATE));
    }

    private void write(WireWriter list) {
      extensions.write(list.opaque24(certificate));
    }
  }

  /** Copies the list. */
  public Certificate13 {
    entries = List.copyOf(entries);
  }

  /** Reads a body up to its end, for instance one that was compressed. */
  public static Certificate13 read(WireReader body) throws TlsFault {
    Bytes context = body.opaque8(0, 0xff);
    WireReader list = body.vector24(0, 0xffffff);
    body.finish();
    List<Entry> entries = new ArrayList<>(4);
    while (!list.isEmpty()) {
      entries.add(Entry.read(list));
    }
    return new Certificate13(context, entries);
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE;
  }

  @Override
  public void write(WireWriter body) {
    int list = body.opaque8(requestContext).openVector24();
    for (Entry entry : entries) {
      entry.write(body);
    }
    body.closeVector24(list);
  }
}
