// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The properties of the JDK's provider. */
class SystemSettingsTest {
  @Test
  void withoutPropertiesEverythingIsTheEnginesOwn() {
    SystemSettings settings = read(Map.of());
    assertThat(settings.client().versions()).isEmpty();
    assertThat(settings.server().suites()).isEmpty();
    assertThat(settings.groups()).isEmpty();
    assertThat(settings.extendedMasterSecretRequired()).isTrue();
    assertThat(settings.staplesWanted()).isTrue();
    assertThat(settings.tickets()).isEqualTo(1);
    assertThat(settings.closesOnPeersClose()).isFalse();
  }

  @Test
  void eachPropertyHasItsEffect() {
    SystemSettings settings =
        read(
            Map.of(
                "jdk.tls.client.protocols", "TLSv1.3",
                "jdk.tls.server.cipherSuites", "\"TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256\"",
                "jdk.tls.client.SignatureSchemes", "ed25519,unheard_of",
                "jdk.tls.namedGroups", "secp256r1, x25519",
                "jdk.tls.allowLegacyMasterSecret", "true",
                "jdk.tls.client.enableStatusRequestExtension", "false",
                "jdk.tls.server.newSessionTicketCount", "3",
                "jdk.tls.acknowledgeCloseNotify", "true"));
    assertThat(settings.client().versions()).containsExactly(ProtocolVersion.TLS13);
    assertThat(settings.server().suites())
        .containsExactly(CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_AES_128_GCM_SHA256);
    assertThat(settings.client().schemes()).containsExactly(SignatureScheme.ED25519);
    assertThat(settings.groups()).containsExactly(NamedGroup.SECP256R1, NamedGroup.X25519);
    assertThat(settings.extendedMasterSecretRequired()).isFalse();
    assertThat(settings.staplesWanted()).isFalse();
    assertThat(settings.tickets()).isEqualTo(3);
    assertThat(settings.closesOnPeersClose()).isTrue();
  }

  @Test
  void aValueThatCannotBeUsedNamesItsProperty() {
    assertThatThrownBy(() -> read(Map.of("jdk.tls.client.protocols", "TLSv1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdk.tls.client.protocols=TLSv1");
    assertThatThrownBy(() -> read(Map.of("jdk.tls.server.newSessionTicketCount", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdk.tls.server.newSessionTicketCount");
  }

  @Test
  void theAdministratorsListForbidsByName() {
    DisabledAlgorithms disabled =
        DisabledAlgorithms.of("SSLv3, TLSv1.2, ECDH, TLS_RSA_*, RSA keySize < 1024, X25519");
    assertThat(disabled.permits(Set.of(), "TLSv1.2", null)).isFalse();
    assertThat(disabled.permits(Set.of(), "x25519", null)).isFalse();
    assertThat(disabled.permits(Set.of(), "TLS_RSA_WITH_X", null)).isFalse();
    assertThat(disabled.permits(Set.of(), "TLSv1.3", null)).isTrue();
    assertThat(disabled.permits(Set.of(), "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", null)).isTrue();
    assertThat(DisabledAlgorithms.of(null).permits(Set.of(), "TLSv1.2", null)).isTrue();
  }

  private static SystemSettings read(Map<String, String> properties) {
    return SystemSettings.read(properties::get);
  }
}
