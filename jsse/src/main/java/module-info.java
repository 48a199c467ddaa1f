// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The TLS engine as a provider for {@code SSLContext}, {@code SSLEngine} and {@code SSLSocket}. */
@NullMarked
module dev.signet.jsse {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.tls;
  requires dev.signet.x509;

  exports dev.signet.jsse;

  provides java.security.Provider with
      dev.signet.jsse.SignetProvider;
}
