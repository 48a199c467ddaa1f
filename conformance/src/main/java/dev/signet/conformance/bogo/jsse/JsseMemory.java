// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.EngineMemory;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** One SSLContext per test: it holds the sessions. */
final class JsseMemory implements EngineMemory {
  /** The client finds its session by these. */
  private static final String PEER = "test";

  private static final int PORT = 443;

  private final JsseTrust trust = new JsseTrust();
  private final JsseKeys keys = new JsseKeys();
  private @Nullable SSLContext context;

  @Override
  public EngineConnection connect(Settings settings, TestFiles files, Wire wire)
      throws IOException, NotImplemented, EngineFault {
    try {
      keys.show(settings.defaultCredential(), files);
      trust.judge(settings);
      SSLEngine engine = context().createSSLEngine(PEER, PORT);
      engine.setUseClientMode(!settings.has(Flag.SERVER));
      JsseSettings.apply(settings, engine);
      return new JsseConnection(engine, wire);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new EngineFault("jsse-settings", e.toString(), e);
    }
  }

  @Override
  public boolean hasSession() {
    return true;
  }

  @Override
  public void advanceClock(long seconds) throws NotImplemented {
    throw new NotImplemented("JSSE: a clock of its own");
  }

  private SSLContext context() throws GeneralSecurityException {
    SSLContext known = context;
    if (known == null) {
      known = SSLContext.getInstance("TLS", "SunJSSE");
      known.init(new KeyManager[] {keys}, new TrustManager[] {trust}, new SecureRandom());
      context = known;
    }
    return known;
  }
}
