// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The TLS 1.3 and 1.2 engine: bytes in, bytes out; no sockets, clocks, threads or X.509. */
@NullMarked
module dev.signet.tls {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;

  exports dev.signet.tls;
  exports dev.signet.tls.crypto;
  exports dev.signet.tls.ech;
  exports dev.signet.tls.engine;
  exports dev.signet.tls.extension;
  exports dev.signet.tls.fault;
  exports dev.signet.tls.hpke;
  exports dev.signet.tls.key;
  exports dev.signet.tls.message;
  exports dev.signet.tls.record;
  exports dev.signet.tls.session;
  exports dev.signet.tls.suite;
  exports dev.signet.tls.wire;
}
