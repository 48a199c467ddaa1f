// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the authority's certificates and lists can be fetched, if a setting says so. */
final class PublicAddresses {
  private final String base;

  /** Addresses under a plain-http address, or none. */
  PublicAddresses(@Nullable URI address) {
    String text = address == null ? "" : address.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  boolean areKnown() {
    return !base.isEmpty();
  }

  String crlOf(String issuer) {
    return base + "/ca/" + issuer + ".crl";
  }

  String ocspOf(String issuer) {
    return base + "/ca/" + issuer + "/ocsp";
  }

  String certificateOf(String issuer) {
    return base + "/ca/" + issuer + ".crt";
  }
}
