// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.ServerConnection.TlsFacts;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** Reads out of an engine what was agreed on. */
final class EngineFacts {
  /** RFC 9266, 2: the label, the empty context and the length of tls-exporter. */
  private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

  private static final byte[] EXPORTER_CONTEXT = {};
  private static final int EXPORTER_LENGTH = 32;

  private EngineFacts() {}

  static TlsFacts of(TlsEngine engine) {
    ConnectionFacts facts = engine.facts();
    return new TlsFacts(
        facts.protocol().version().label(),
        facts.protocol().suite().name(),
        facts.names().serverName(),
        facts.names().applicationProtocol(),
        peerCertificates(facts),
        exporter(engine, facts));
  }

  private static List<X509Certificate> peerCertificates(ConnectionFacts facts) {
    return facts.peer().identity() instanceof List<?> chain
        ? chain.stream().map(X509Certificate.class::cast).toList()
        : List.of();
  }

  /** RFC 9266, 3: with TLS 1.2 the binding is unique only with the extended master secret. */
  private static String exporter(TlsEngine engine, ConnectionFacts facts) {
    boolean unique =
        facts.protocol().version() == ProtocolVersion.TLS13
            || facts.protocol().extendedMasterSecret();
    if (!unique) {
      return "";
    }
    try {
      return HexFormat.of()
          .formatHex(engine.export(EXPORTER_LABEL, EXPORTER_CONTEXT, EXPORTER_LENGTH));
    } catch (TlsFault e) {
      throw new IllegalStateException("an established connection exports", e);
    }
  }
}
