// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.EnginePair;
import dev.signet.jsse.TestParty;
import dev.signet.jsse.trust.MustStaple;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** A certificate that says that its status is stapled (RFC 7633). */
class MustStapleTest {
  private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
  private static final byte[] STATUS_REQUEST = {0x30, 3, 2, 1, 5};
  private static final byte[] ANOTHER_FEATURE = {0x30, 3, 2, 1, 17};
  private static final TestCa CA = TestCa.create();

  @Test
  void withoutItsStapleItIsRefused() {
    Provider provider = TestParty.signet();
    SSLContext server =
        TestParty.context(
            provider,
            TestParty.keys(provider, identity(STATUS_REQUEST)),
            TestParty.trust(provider, CA));
    EnginePair pair = EnginePair.of(TestParty.client(provider, CA), server);
    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("ocsp-staple-missing");
  }

  @Test
  void aStapleIsWantedOfThoseAloneThatPromiseIt() {
    assertThat(MustStaple.check(certificate(identity(STATUS_REQUEST)), false)).isPresent();
    assertThat(MustStaple.check(certificate(identity(STATUS_REQUEST)), true)).isEmpty();
    assertThat(MustStaple.check(certificate(identity(ANOTHER_FEATURE)), false)).isEmpty();
    assertThat(MustStaple.check(certificate(CA.server(TestParty.HOST)), false)).isEmpty();
  }

  private static TestIdentity identity(byte[] features) {
    return CA.serverDraft(TestParty.HOST)
        .extension(TLS_FEATURE, false, features)
        .issuedBy(CA.intermediate());
  }

  private static Certificate certificate(TestIdentity identity) {
    return Certificate.read(identity.chainDer().getFirst());
  }
}
