// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

/** Which certificates a lint is about. */
enum Reach {
  ALL,
  AUTHORITY,
  /** Authorities that issued their own certificate. */
  ROOT,
  /** Authorities below another. */
  SUBORDINATE,
  /** All that are no authority. */
  LEAF,
  /** Those of TLS servers. */
  SERVER,
  /** Those whose issuer is at hand too. */
  BELOW_ISSUER;

  boolean covers(Specimen specimen) {
    boolean authority = specimen.certificate().isAuthority();
    boolean selfIssued = specimen.certificate().isSelfIssued();
    return switch (this) {
      case ALL -> true;
      case AUTHORITY -> authority;
      case ROOT -> authority && selfIssued;
      case SUBORDINATE -> authority && !selfIssued;
      case LEAF -> !authority;
      case SERVER -> !authority && specimen.isForServers();
      case BELOW_ISSUER -> specimen.issuer().isPresent() && !selfIssued;
    };
  }
}
