// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Getting certificates, keeping them fresh, and writing them to files. */
@NullMarked
module dev.signet.enrol {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.http;
  requires transitive dev.signet.x509;
  requires transitive dev.signet.store;
  requires io.netty.codec.http;
  requires java.net.http;
  requires java.sql;
  requires org.dnsjava;
  requires org.shredzone.acme4j;

  exports dev.signet.enrol;
  exports dev.signet.enrol.acme;
  exports dev.signet.enrol.shared;
}
