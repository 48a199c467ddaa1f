// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.ChallengeProof;
import dev.signet.ca.acme.ChallengeValidator;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.GeneralName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * tls-alpn-01 (RFC 8737): a certificate for the name alone that carries the digest of the key
 * authorization, under an ALPN name of its own. Who signed it does not matter: it proves nothing
 * but that digest.
 */
final class AlpnChallenge implements ChallengeValidator {
  private static final String PROTOCOL = "acme-tls/1";

  /** id-pe-acmeIdentifier (RFC 8737, 6.1). */
  private static final String IDENTIFIER = "1.3.6.1.5.5.7.1.31";

  /** What stands before the 32 bytes of the digest: OCTET STRING of that length. */
  private static final byte[] OCTETS = {4, 32};

  private static final int TIMEOUT_MILLIS = Math.toIntExact(Duration.ofSeconds(10).toMillis());

  private final HttpChallenge.Net net;
  private final int port;
  private final SSLContext context;

  AlpnChallenge(HttpChallenge.Net net, AcmeSettings.Ports ports) {
    this.net = net;
    this.port = ports.tls();
    try {
      this.context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  @Override
  public Optional<Finding> validate(ChallengeProof proof) {
    Optional<FindingException> last = Optional.empty();
    for (InetAddress address : net.names().addresses(proof.identifier())) {
      net.policy().require(address, port);
      try {
        return judge(proof, shown(address, proof.identifier()));
      } catch (FindingException e) {
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  /** The certificate that is shown under the challenge's protocol. */
  private Certificate shown(InetAddress address, AcmeIdentifier identifier) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      return handshake(plain, identifier);
    } catch (IOException e) {
      throw Finding.about(AcmeCode.CHALLENGE_UNREACHABLE)
          .subject(address.getHostAddress() + " port " + port)
          .wanted("a TLS server")
          .found(Printable.line(String.valueOf(e.getMessage())))
          .toException();
    }
  }

  private Certificate handshake(Socket plain, AcmeIdentifier identifier) throws IOException {
    String name = serverName(identifier);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      parameters.setApplicationProtocols(new String[] {PROTOCOL});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      if (!PROTOCOL.equals(socket.getApplicationProtocol())) {
        throw failed(name, "another protocol: " + Printable.line(socket.getApplicationProtocol()));
      }
      return Certificate.read(socket.getSession().getPeerCertificates()[0].getEncoded());
    } catch (javax.net.ssl.SSLException | GeneralSecurityException e) {
      throw failed(name, Printable.line(String.valueOf(e.getMessage())));
    }
  }

  /** RFC 8738, 6: for an address its name in the reverse tree. */
  private static String serverName(AcmeIdentifier identifier) {
    return identifier
        .address()
        .map(address -> org.xbill.DNS.ReverseMap.fromAddress(address).toString(true))
        .orElseGet(identifier::value);
  }

  private static Optional<Finding> judge(ChallengeProof proof, Certificate shown) {
    List<String> names = shown.names().stream().map(GeneralName::text).toList();
    boolean alone =
        shown.names().size() == 1
            && AcmeIdentifier.of(shown.names().getFirst())
                .filter(proof.identifier()::equals)
                .isPresent();
    byte[] digest = digest(proof.keyAuthorization());
    byte[] wanted = Arrays.copyOf(OCTETS, OCTETS.length + digest.length);
    System.arraycopy(digest, 0, wanted, OCTETS.length, digest.length);
    boolean carried =
        shown.extensions().stream()
            .filter(extension -> extension.oid().toString().equals(IDENTIFIER))
            .filter(Extension::critical)
            .anyMatch(extension -> Arrays.equals(extension.value().toArray(), wanted));
    if (alone && carried) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(AcmeCode.CHALLENGE_RESPONSE_WRONG)
            .subject(proof.identifier().toString())
            .wanted("a certificate for this name alone, with the critical extension acmeIdentifier")
            .found(
                alone
                    ? "no acmeIdentifier, or the digest of something else"
                    : "a certificate for " + Printable.line(String.join(", ", names)))
            .build());
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static FindingException failed(String name, String found) {
    return Finding.about(AcmeCode.CHALLENGE_TLS_FAILED)
        .subject(name)
        .wanted("a TLS handshake under the ALPN name " + PROTOCOL)
        .found(found)
        .toException();
  }
}
