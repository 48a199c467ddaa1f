// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;

/**
 * One extension of a certificate, request or revocation list (RFC 5280, 4.2).
 *
 * @param oid its type
 * @param critical whether those who do not know the type must refuse the certificate
 * @param value the encoded content
 * @param content the content read by its type
 * @param range where it stands in what it is a part of
 */
public record Extension(
    Oid oid, boolean critical, Bytes value, ExtensionContent content, ByteRange range) {
  /** The type's name in RFC 5280 and its companions, else the identifier. */
  public String name() {
    return OidNames.extension(oid);
  }
}
