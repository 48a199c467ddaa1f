// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the authority's certificates and lists can be fetched, if a setting says so. */
public final class PublicAddresses {
  private final String base;

  /** Addresses under a plain-http address, or none. */
  public PublicAddresses(@Nullable URI address) {
    String text = address == null ? "" : address.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  boolean areKnown() {
    return !base.isEmpty();
  }

  String crlOf(String issuer) {
    return base + "/ca/" + issuer + ".crl";
  }

  /** Where parts of an issuer's list are, up to the number. */
  String shardsOf(String issuer) {
    return base + "/ca/" + issuer + "/crl/";
  }

  /** Where the changes of an issuer's whole list are. */
  public String deltaOf(String issuer) {
    return areKnown() ? shardsOf(issuer) + "delta" : "";
  }

  String ocspOf(String issuer) {
    return base + "/ca/" + issuer + "/ocsp";
  }

  String certificateOf(String issuer) {
    return base + "/ca/" + issuer + ".crt";
  }
}
