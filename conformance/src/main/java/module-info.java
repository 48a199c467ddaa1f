// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Other people's test suites, and our own hard ones, against the whole product. */
@NullMarked
module dev.signet.conformance {
  requires static transitive org.jspecify;
  requires dev.signet.diagnose;
  requires dev.signet.explain;
  requires dev.signet.http;
  requires dev.signet.testkit;
  requires dev.signet.tls;
  requires dev.signet.x509;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires java.logging;
  requires java.net.http;
  requires java.xml;
  requires jdk.management;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires org.conscrypt;
  requires tools.jackson.core;

  exports dev.signet.conformance;
}
