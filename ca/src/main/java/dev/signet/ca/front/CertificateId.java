// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.SerialNumber;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * A certificate's unique identifier (RFC 9773, 4.1): issuer's key identifier and serial number.
 *
 * @param authority the key identifier in hexadecimal
 * @param serial the serial number as the log has it
 */
record CertificateId(String authority, String serial) {
  static CertificateId read(String text) {
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1 || text.indexOf('.', dot + 1) >= 0) {
      throw Finding.about(AcmeCode.ACME_PAYLOAD_MALFORMED)
          .wanted("two parts in base64url with a dot between: key identifier and serial number")
          .found(Printable.line(text))
          .toException();
    }
    byte[] authority = Base64Url.decode(text.substring(0, dot), "the key identifier");
    byte[] serial = Base64Url.decode(text.substring(dot + 1), "the serial number");
    return new CertificateId(
        HexFormat.of().formatHex(authority), new SerialNumber(new BigInteger(serial)).hex());
  }
}
