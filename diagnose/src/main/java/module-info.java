// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Why a connection is refused: what can be seen of it, and the cause that follows from that. */
@NullMarked
module dev.signet.diagnose {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.tls;
  requires transitive dev.signet.trust;
  requires transitive dev.signet.x509;

  exports dev.signet.diagnose;
  exports dev.signet.diagnose.cause;
  exports dev.signet.diagnose.connect;
  exports dev.signet.diagnose.fact;
  exports dev.signet.diagnose.rule;
  exports dev.signet.diagnose.runtime;
}
