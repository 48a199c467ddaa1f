// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Who is asking, what they may do, and how an application behind the gateway learns of it. */
@NullMarked
module dev.signet.identity {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires com.nimbusds.jose.jwt;
  requires com.github.benmanes.caffeine;
  requires java.net.http;
  requires tools.jackson.core;

  exports dev.signet.identity;
  exports dev.signet.identity.jws to
      dev.signet.auth;
}
