// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * certificate_authorities: the names of the authorities that the sender trusts (RFC 9846 section
 * 4.2.4).
 *
 * <pre>
 * opaque DistinguishedName&lt;1..2^16-1&gt;;
 * DistinguishedName authorities&lt;3..2^16-1&gt;;
 * </pre>
 *
 * @param names each in DER
 */
public record CertificateAuthorities(List<Bytes> names) implements Extension {
  /** Copies the list. */
  public CertificateAuthorities {
    names = List.copyOf(names);
  }

  static CertificateAuthorities read(WireReader body) throws TlsFault {
    return new CertificateAuthorities(readNames(body.vector16(3, 0xffff)));
  }

  /** Reads names up to the end. */
  public static List<Bytes> readNames(WireReader list) throws TlsFault {
    List<Bytes> names = new ArrayList<>();
    while (!list.isEmpty()) {
      names.add(list.opaque16(1, 0xffff));
    }
    return names;
  }

  /** Writes names as a list behind its length. */
  public static void writeNames(List<Bytes> names, WireWriter body) {
    int list = body.openVector16();
    for (Bytes name : names) {
      body.opaque16(name);
    }
    body.closeVector16(list);
  }

  @Override
  public int type() {
    return ExtensionTypes.CERTIFICATE_AUTHORITIES;
  }

  @Override
  public void write(WireWriter body) {
    writeNames(names, body);
  }
}
