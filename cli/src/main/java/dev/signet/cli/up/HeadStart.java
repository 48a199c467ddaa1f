// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ServerSettings;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Loads on another processor what a start needs after the database is open: TLS, signatures and the
 * network. That takes as long as opening the database, and neither needs the other.
 */
final class HeadStart {
  private HeadStart() {}

  /**
   * Begins, and does not wait. What fails here fails again where it is needed, and is told there.
   */
  static void begin() {
    Thread.ofPlatform().daemon().name("head-start").start(HeadStart::load);
  }

  private static void load() {
    try {
      CertificateFactory.getInstance("X.509");
      KeyFactory.getInstance("EC");
      Signature.getInstance("SHA256withECDSA");
      SSLContext context = SSLContext.getInstance("TLS");
      // No trust managers at all: the default ones would parse every root that the JDK ships.
      context.init(null, new TrustManager[0], null);
      context.createSSLEngine().getSupportedProtocols();
      HttpServer.start(ServerSettings.standard(InstantSource.system()), List.of()).close();
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      System.getLogger(HeadStart.class.getName())
          .log(System.Logger.Level.DEBUG, "loading ahead", e);
    }
  }
}
