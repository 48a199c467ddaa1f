// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.Credential;
import dev.signet.tls.extension.ClientCertificateTypes;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.SelectedClientCertificateType;
import dev.signet.tls.extension.SelectedServerCertificateType;
import dev.signet.tls.extension.ServerCertificateTypes;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of certificates that a server has chosen (RFC 7250, 4).
 *
 * @param server what we show; empty where there is nothing that the client could read
 * @param client what a client shows that is asked
 */
record AgreedKinds(Optional<CertificateKind> server, Optional<CertificateKind> client) {
  /** What the client takes from us. */
  static List<CertificateKind> taken(ExtensionBlock hello) throws TlsFault {
    ServerCertificateTypes types = hello.find(ServerCertificateTypes.class);
    return types == null
        ? CertificateKind.DEFAULT
        : offered(types.kinds(), ExtensionTypes.SERVER_CERTIFICATE_TYPE);
  }

  /** For a full handshake in which we show a credential. */
  static AgreedKinds full(
      ExtensionBlock hello, Credential shown, ClientAuthentication authentication) throws TlsFault {
    List<CertificateKind> offered = shownByClient(hello);
    Optional<CertificateKind> client =
        switch (authentication) {
          case ClientAuthentication.None _ -> Optional.empty();
          case ClientAuthentication.Asked asked -> Optional.of(first(asked, offered));
        };
    return new AgreedKinds(Optional.of(shown.kind()), client);
  }

  /**
   * For a handshake in which nobody shows anything: what we would show is told all the same, since
   * the client has asked.
   */
  static AgreedKinds resumed(ExtensionBlock hello, List<Credential> credentials) throws TlsFault {
    List<CertificateKind> taken = taken(hello);
    return new AgreedKinds(
        credentials.stream().map(Credential::kind).filter(taken::contains).findFirst(),
        Optional.empty());
  }

  /** Answers the extensions that the client sent. */
  void answer(ExtensionBlock hello, ExtensionBlock.Builder out) {
    if (hello.has(ExtensionTypes.CLIENT_CERTIFICATE_TYPE)) {
      // RFC 7250, 4.2: without a request for a certificate the server "MUST omit" it.
      client.ifPresent(kind -> out.add(new SelectedClientCertificateType(kind.code())));
    }
    if (hello.has(ExtensionTypes.SERVER_CERTIFICATE_TYPE)) {
      server.ifPresent(kind -> out.add(new SelectedServerCertificateType(kind.code())));
    }
  }

  private static List<CertificateKind> shownByClient(ExtensionBlock hello) throws TlsFault {
    ClientCertificateTypes types = hello.find(ClientCertificateTypes.class);
    return types == null
        ? CertificateKind.DEFAULT
        : offered(types.kinds(), ExtensionTypes.CLIENT_CERTIFICATE_TYPE);
  }

  /** RFC 7250, 4.2: a server without a kind in common ends with {@code unsupported_certificate}. */
  private static CertificateKind first(
      ClientAuthentication.Asked asked, List<CertificateKind> offered) throws TlsFault {
    for (CertificateKind kind : asked.wishes().kinds()) {
      if (offered.contains(kind)) {
        return kind;
      }
    }
    throw PeerIncompatible.CERTIFICATE_KIND_UNMATCHED.toFault(
        asked.wishes().kinds().toString(), offered.toString());
  }

  /**
   * RFC 7250, 4.1: where a client has nothing but "the default X.509 certificate type, it MUST
   * omit" the extension.
   */
  private static List<CertificateKind> offered(Bytes codes, int extension) throws TlsFault {
    boolean pointless =
        codes.isEmpty() || (codes.length() == 1 && codes.at(0) == CertificateKind.X509.code());
    if (pointless) {
      throw PeerMisbehaved.CERTIFICATE_KINDS_POINTLESS.toFault(
          ExtensionTypes.name(extension), codes.isEmpty() ? "nothing" : codes.hex());
    }
    return CertificateKind.known(codes);
  }
}
