// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Getting certificates, keeping them fresh, and writing them to files. */
@NullMarked
module dev.signet.enrol {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.http;
  requires transitive dev.signet.x509;
  requires dev.signet.store;

  exports dev.signet.enrol;
}
