// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * Test helpers that are published: certificates of any make, a clock that tests move, a DNS server,
 * golden files.
 */
@NullMarked
module dev.signet.testkit {
  requires static transitive org.jspecify;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.pkix;
  requires org.dnsjava;

  exports dev.signet.testkit;
}
