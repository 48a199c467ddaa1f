// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.TestCa;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.Provider;
import java.util.ServiceLoader;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider as Java programs find and ask it. */
class SignetProviderTest {
  private static final TestCa CA = TestCa.create();

  @Test
  void itIsFoundByName() {
    assertThat(ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::type))
        .contains(SignetProvider.class);
    assertThat(new SignetProvider().getName()).isEqualTo("Signet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "TLSv1.3", "TLSv1.2", "Default", "SSL"})
  void eachContextIsMade(String name) throws Exception {
    SSLContext context = SSLContext.getInstance(name, new SignetProvider());
    if (!name.equals("Default")) {
      context.init(null, null, null);
    }
    assertThat(context.getProtocol()).isEqualTo(name);
    assertThat(context.getSupportedSSLParameters().getProtocols()).contains("TLSv1.3");
    assertThat(context.getDefaultSSLParameters().getCipherSuites())
        .contains("TLS_AES_128_GCM_SHA256");
    assertThat(context.createSSLEngine().getSession().getCipherSuite())
        .isEqualTo("SSL_NULL_WITH_NULL_NULL");
  }

  @Test
  void theDefaultContextIsReadyAndCannotBeMadeAnew() throws Exception {
    SSLContext context = SSLContext.getInstance("Default", new SignetProvider());
    assertThat(context.getSocketFactory().getDefaultCipherSuites()).isNotEmpty();
    assertThatThrownBy(() -> context.init(null, null, null))
        .isInstanceOf(KeyManagementException.class);
  }

  @Test
  void aContextThatWasNotMadeReadySaysSo() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", new SignetProvider());
    assertThatThrownBy(context::createSSLEngine).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEngineWithoutASideDoesNotBegin() throws Exception {
    SSLEngine engine = TestParty.client(TestParty.signet(), CA).createSSLEngine();
    assertThatThrownBy(engine::beginHandshake).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void javasOwnTrustIsTheDefault() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", new SignetProvider());
    factory.init((KeyStore) null);
    TrustManager[] managers = factory.getTrustManagers();
    assertThat(((X509TrustManager) managers[0]).getAcceptedIssuers()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKIX", "SunX509", "NewSunX509"})
  void keysAreFoundByAlias(String name) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance(name, new SignetProvider());
    factory.init(TestParty.keyStore(CA.server("localhost")), "changeit".toCharArray());
    var manager = (javax.net.ssl.X509ExtendedKeyManager) factory.getKeyManagers()[0];
    assertThat(manager.getServerAliases("EC", null)).containsExactly("k0");
    assertThat(manager.getServerAliases("RSA", null)).isNull();
    assertThat(manager.chooseServerAlias("EC", null, null)).isEqualTo("k0");
    assertThat(manager.getPrivateKey("k0")).isNotNull();
    assertThat(manager.getCertificateChain("k0")).hasSize(2);
    assertThat(manager.getPrivateKey("k1")).isNull();
  }

  @Test
  void aFactoryThatWasNotInitialisedSaysSo() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", new SignetProvider());
    assertThatThrownBy(keys::getKeyManagers).isInstanceOf(IllegalStateException.class);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", new SignetProvider());
    assertThatThrownBy(trust::getTrustManagers).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everySettingComesBackAsItWasSet() {
    SSLEngine engine = TestParty.client(TestParty.signet(), CA).createSSLEngine("localhost", 1);
    engine.setUseClientMode(true);
    SSLParameters wanted = engine.getSSLParameters();
    wanted.setProtocols(new String[] {"TLSv1.3"});
    wanted.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    wanted.setNamedGroups(new String[] {"x25519", "X25519MLKEM768"});
    wanted.setSignatureSchemes(new String[] {"ecdsa_secp256r1_sha256", "ed25519"});
    wanted.setApplicationProtocols(new String[] {"h2"});
    wanted.setEndpointIdentificationAlgorithm("HTTPS");
    wanted.setUseCipherSuitesOrder(false);
    wanted.setMaximumPacketSize(2000);
    wanted.setEnableRetransmissions(false);
    wanted.setWantClientAuth(true);
    engine.setSSLParameters(wanted);
    SSLParameters got = engine.getSSLParameters();
    assertThat(got.getProtocols()).isEqualTo(wanted.getProtocols());
    assertThat(got.getCipherSuites()).isEqualTo(wanted.getCipherSuites());
    assertThat(got.getNamedGroups()).isEqualTo(wanted.getNamedGroups());
    assertThat(got.getSignatureSchemes()).isEqualTo(wanted.getSignatureSchemes());
    assertThat(got.getApplicationProtocols()).isEqualTo(wanted.getApplicationProtocols());
    assertThat(got.getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(got.getUseCipherSuitesOrder()).isFalse();
    assertThat(got.getMaximumPacketSize()).isEqualTo(2000);
    assertThat(got.getEnableRetransmissions()).isFalse();
    assertThat(got.getWantClientAuth()).isTrue();
    assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    assertThat(engine.getWantClientAuth()).isTrue();
  }

  @Test
  void namesThatNobodySpeaksAreRefused() {
    SSLEngine engine = TestParty.client(TestParty.signet(), CA).createSSLEngine();
    assertThatThrownBy(() -> engine.setEnabledProtocols(new String[] {"TLSv9"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TLSv9");
    assertThatThrownBy(() -> engine.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1"}))
        .isInstanceOf(IllegalArgumentException.class);
    engine.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.3"});
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    engine.setEnabledCipherSuites(
        new String[] {"TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_AES_128_GCM_SHA256"});
    assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256");
  }
}
