// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The certificate authority: issuers, issuance, revocation. */
@NullMarked
module dev.signet.ca {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.http;
  requires transitive dev.signet.identity;
  requires transitive dev.signet.store;
  requires transitive dev.signet.x509;
  requires com.github.benmanes.caffeine;
  requires com.nimbusds.jose.jwt;
  requires org.bouncycastle.provider;
  requires org.dnsjava;
  requires java.sql;

  exports dev.signet.ca;
  exports dev.signet.ca.acme;
  exports dev.signet.ca.enrolment;
  exports dev.signet.ca.front;
  exports dev.signet.ca.local;
  exports dev.signet.ca.tree;
}
