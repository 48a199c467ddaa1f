// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.jsse.SignetProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamTlsTest {
  /** As in a process that has begun just now; other tests run commands in this one. */
  @BeforeEach
  @AfterEach
  void forget() {
    Security.removeProvider("Signet");
  }

  @Test
  void applicationsAreSpokenToByTheEngineThatClientsAre() {
    assertThat(UpstreamTls.of(Configuration.defaults()).context().getProvider())
        .isInstanceOf(SignetProvider.class);
  }

  @Test
  void theJdksEngineIsTheWayBack() {
    assertThat(new UpstreamTls(TlsProvider.JDK, List.of()).context().getProvider().getName())
        .isEqualTo("SunJSSE");
  }

  @Test
  void librariesThatTakeNoContextGetTheSame() throws NoSuchAlgorithmException {
    ProcessTls.speak(TlsProvider.JDK);
    assertThat(SSLContext.getInstance("TLS").getProvider().getName()).isEqualTo("SunJSSE");
    ProcessTls.speak(TlsProvider.SIGNET);
    ProcessTls.speak(TlsProvider.SIGNET);
    assertThat(SSLContext.getInstance("TLS").getProvider()).isInstanceOf(SignetProvider.class);
    assertThat(Security.getProviders()).filteredOn(SignetProvider.class::isInstance).hasSize(1);
  }
}
