// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.ClientGreeting;
import dev.signet.tls.EchStatus;
import dev.signet.tls.extension.ApplicationProtocols;
import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateDemands;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Locale;

/** Reads out of a ClientHello what a server chooses its certificate by. */
final class Greetings {
  private Greetings() {}

  /** TLS 1.2 knows no Encrypted Client Hello. */
  static ClientGreeting of12(ClientHello hello) throws TlsFault {
    return of(hello, ProtocolVersion.TLS12, false);
  }

  static ClientGreeting of13(Heard heard) throws TlsFault {
    boolean encrypted = heard.ech().status(heard.hello()) == EchStatus.ACCEPTED;
    return of(heard.hello(), ProtocolVersion.TLS13, encrypted);
  }

  private static ClientGreeting of(ClientHello hello, ProtocolVersion version, boolean encrypted)
      throws TlsFault {
    SignatureSchemes schemes = hello.extensions().find(SignatureSchemes.class);
    CertificateSchemes chainSchemes = hello.extensions().find(CertificateSchemes.class);
    List<SignatureScheme> common =
        schemes == null ? List.of() : CertificateDemands.known(schemes.schemes(), version);
    return new ClientGreeting(
        version,
        AgreedKinds.taken(hello.extensions()),
        serverName(hello),
        applicationProtocols(hello),
        common,
        CertificateDemands.certificateSchemes(schemes, chainSchemes),
        authorities(hello),
        encrypted);
  }

  static String serverName(ClientHello hello) {
    ServerName name = hello.extensions().find(ServerName.class);
    return name == null
        ? ""
        : new String(name.hostName().toArray(), US_ASCII).toLowerCase(Locale.ROOT);
  }

  private static List<String> applicationProtocols(ClientHello hello) {
    ApplicationProtocols alpn = hello.extensions().find(ApplicationProtocols.class);
    return alpn == null ? List.of() : ProtocolNames.texts(alpn);
  }

  private static List<Bytes> authorities(ClientHello hello) {
    CertificateAuthorities authorities = hello.extensions().find(CertificateAuthorities.class);
    return authorities == null ? List.of() : authorities.names();
  }
}
