// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Reading and judging certificates. */
@NullMarked
module dev.signet.x509 {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;

  exports dev.signet.x509;
  exports dev.signet.x509.crypto;
  exports dev.signet.x509.der;
  exports dev.signet.x509.layout;
  exports dev.signet.x509.lint;
  exports dev.signet.x509.path;
  exports dev.signet.x509.policy;
  exports dev.signet.x509.revocation;
  exports dev.signet.x509.text;
}
