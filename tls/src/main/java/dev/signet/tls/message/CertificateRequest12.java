// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.List;

/**
 * The server of TLS 1.2 wants a certificate (RFC 5246 section 7.4.4).
 *
 * <pre>
 * struct {
 *   ClientCertificateType certificate_types&lt;1..2^8-1&gt;;
 *   SignatureAndHashAlgorithm supported_signature_algorithms&lt;2..2^16-2&gt;;
 *   DistinguishedName certificate_authorities&lt;0..2^16-1&gt;;
 * } CertificateRequest;
 * </pre>
 *
 * @param kinds one byte for each kind of key: 1 rsa_sign, 64 ecdsa_sign
 * @param authorities names in DER; empty for any
 */
public record CertificateRequest12(Bytes kinds, CodePoints schemes, List<Bytes> authorities)
    implements HandshakeMessage {
  /** Copies the list. */
  public CertificateRequest12 {
    authorities = List.copyOf(authorities);
  }

  static CertificateRequest12 read(WireReader body) throws TlsFault {
    return new CertificateRequest12(
        body.opaque8(1, 0xff),
        body.codes16(2, 0xfffe),
        CertificateAuthorities.readNames(body.vector16(0, 0xffff)));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_REQUEST;
  }

  @Override
  public void write(WireWriter body) {
    CertificateAuthorities.writeNames(authorities, body.opaque8(kinds).codes16(schemes));
  }
}
