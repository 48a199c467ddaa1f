// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.extension.ClientCertificateTypes;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SelectedClientCertificateType;
import dev.signet.tls.extension.SelectedServerCertificateType;
import dev.signet.tls.extension.ServerCertificateTypes;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import java.util.List;

/**
 * The kinds of certificates that a server has chosen (RFC 7250, 4).
 *
 * @param server what it shows
 * @param client what we show if it asks
 */
record ChosenKinds(CertificateKind server, CertificateKind client) {
  /** Says in a hello what we take and what we have. */
  static void offer(ClientConfig config, ExtensionBlock.Builder hello) {
    List<CertificateKind> taken = config.policy().certificateWishes().kinds();
    List<CertificateKind> shown = config.credentials().kinds();
    // RFC 7250, 4.1: with "the default X.509 certificate type" alone the client "MUST omit" each.
    if (!isDefault(shown)) {
      hello.add(new ClientCertificateTypes(CertificateKind.codes(shown)));
    }
    if (!isDefault(taken)) {
      hello.add(new ServerCertificateTypes(CertificateKind.codes(taken)));
    }
  }

  private static boolean isDefault(List<CertificateKind> kinds) {
    return kinds.isEmpty() || kinds.equals(CertificateKind.DEFAULT);
  }

  /**
   * Reads the server's choice.
   *
   * @param answer that it was asked for is checked already
   * @param resumption a server that goes on with a session shows nothing, and need not say what
   */
  static ChosenKinds of(ExtensionBlock answer, ClientConfig config, Resumption resumption)
      throws TlsFault {
    SelectedServerCertificateType server = answer.find(SelectedServerCertificateType.class);
    SelectedClientCertificateType client = answer.find(SelectedClientCertificateType.class);
    List<CertificateKind> taken = config.policy().certificateWishes().kinds();
    if (server == null && resumption == Resumption.NONE && !taken.contains(CertificateKind.X509)) {
      throw PeerIncompatible.CERTIFICATE_KIND_UNMATCHED.toFault(
          taken.toString(), CertificateKind.X509.toString());
    }
    return new ChosenKinds(
        server == null ? CertificateKind.X509 : chosen(server.kind(), taken),
        client == null
            ? CertificateKind.X509
            : chosen(client.kind(), config.credentials().kinds()));
  }

  private static CertificateKind chosen(int code, List<CertificateKind> offered) throws TlsFault {
    return CertificateKind.of(code)
        .filter(offered::contains)
        .orElseThrow(() ->
            PeerMisbehaved.CERTIFICATE_KIND_NOT_OFFERED.toFault(
                offered.toString(), String.valueOf(code)));
  }
}
