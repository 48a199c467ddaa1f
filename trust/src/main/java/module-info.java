// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * The trust stores of this machine: which there are, what they trust, and how to add a root and
 * take it away again.
 */
@NullMarked
module dev.signet.trust {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.x509;

  exports dev.signet.trust;
}
