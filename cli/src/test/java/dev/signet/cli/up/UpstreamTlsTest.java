// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.config.Listeners;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.jsse.SignetProvider;
import org.junit.jupiter.api.Test;

class UpstreamTlsTest {
  @Test
  void applicationsAreSpokenToByTheEngineThatClientsAre() {
    assertThat(UpstreamTls.of(Listeners.defaults().tlsProvider()).context().getProvider())
        .isInstanceOf(SignetProvider.class);
  }

  @Test
  void theJdksEngineIsTheWayBack() {
    assertThat(UpstreamTls.of(TlsProvider.JDK).context().getProvider().getName())
        .isEqualTo("SunJSSE");
  }
}
