// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.TestCa;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The context that is made of system properties alone. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DefaultContextTest {
  private static final TestCa CA = TestCa.create();
  private static final String STORE = "javax.net.ssl.keyStore";

  @TempDir private Path folder;

  @Test
  void itShowsTheKeyOfTheStoreThatPropertiesName() throws Exception {
    Map<String, String> properties =
        Map.of(
            STORE,
            store().toString(),
            STORE + "Password",
            "changeit",
            STORE + "Type",
            "PKCS12",
            STORE + "Provider",
            "SunJSSE");
    SSLContext server = with(properties, DefaultContextTest::context);
    EnginePair pair = EnginePair.of(TestParty.client(TestParty.signet(), CA), server).handshake();
    assertThat(pair.client().getSession().getPeerPrincipal().getName())
        .isEqualTo("CN=" + TestParty.HOST);
  }

  @Test
  void aProviderThatIsNotThereIsAnError() throws Exception {
    Map<String, String> properties =
        Map.of(STORE, store().toString(), STORE + "Provider", "Nobody");
    assertThatThrownBy(() -> with(properties, DefaultContextTest::context))
        .isInstanceOf(NoSuchAlgorithmException.class)
        .hasRootCauseInstanceOf(NoSuchProviderException.class);
  }

  private static SSLContext context() throws Exception {
    return SSLContext.getInstance("Default", new SignetProvider());
  }

  private Path store() throws Exception {
    Path file = folder.resolve("key.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      TestParty.keyStore(CA.server(TestParty.HOST)).store(out, "changeit".toCharArray());
    }
    return file;
  }

  private static <T> T with(Map<String, String> properties, Callable<T> work) throws Exception {
    properties.forEach(System::setProperty);
    try {
      return work.call();
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }
}
