// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Benchmarks of the whole program and of the TLS engine beside their peers. */
@NullMarked
module dev.signet.bench {
  requires static transitive org.jspecify;
  requires dev.signet.ca;
  requires dev.signet.http;
  requires dev.signet.jsse;
  requires dev.signet.store;
  requires dev.signet.testkit;
  requires dev.signet.tls;
  requires dev.signet.x509;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires java.logging;
  requires java.management;
  requires java.net.http;
  requires jdk.management;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires org.conscrypt;
}
