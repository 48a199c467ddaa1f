// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.util.Arrays;

/** An OCSP response in DER to be shown with a certificate (RFC 6066, 8). Immutable. */
public final class OcspStaple {
  /** Nothing to show. */
  public static final OcspStaple NONE = new OcspStaple(new byte[0]);

  private final byte[] der;

  private OcspStaple(byte[] der) {
    this.der = der;
  }

  /** A copy of a response. */
  public static OcspStaple of(byte[] der) {
    return new OcspStaple(der.clone());
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return der.length == 0;
  }

  /** A copy of its bytes. */
  public byte[] toArray() {
    return der.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OcspStaple that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return "OcspStaple[" + der.length + " bytes]";
  }
}
