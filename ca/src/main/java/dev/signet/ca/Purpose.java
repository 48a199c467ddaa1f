// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

/** What a certificate's key may prove (RFC 5280, 4.2.1.12). */
public enum Purpose {
  /** To be a server: {@code id-kp-serverAuth}. */
  SERVER("1.3.6.1.5.5.7.3.1"),
  /** To be a client: {@code id-kp-clientAuth}. */
  CLIENT("1.3.6.1.5.5.7.3.2");

  private final String oid;

  Purpose(String oid) {
    this.oid = oid;
  }

  /** The object identifier of the extended key usage. */
  public String oid() {
    return oid;
  }
}
