// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.jsse.trust.MustStaple;
import dev.signet.jsse.trust.PeerChains;
import dev.signet.jsse.trust.Refusals;
import dev.signet.jsse.trust.ShownCertificates;
import dev.signet.jsse.trust.TrustRequest;
import dev.signet.tls.Answer;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.path.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;

/** Judges a peer by the context's trust manager. */
final class VerifierBridge implements PeerVerifier {
  /** RFC 9849, 6.1.7: "a DNS-based reference identity". */
  private static final String PUBLIC_NAME_RULES = "HTTPS";

  private final Link link;

  VerifierBridge(Link link) {
    this.link = link;
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    List<Bytes> staples = peer.ocspResponse().isEmpty() ? List.of() : List.of(peer.ocspResponse());
    link.learn(facts ->
        facts
            .withSpoken(facts.id(), peer.version().label(), facts.suite())
            .withShown(facts.local(), peer.chain(), staples));
    TrustRequest request;
    try {
      request = request(peer, shown(peer, staples));
    } catch (FindingException e) {
      return Answer.ready(Refusals.of(e.finding()));
    }
    return switch (link.setup().trust()) {
      case TrustSource.Judged judged -> Answer.ready(judged.judge().judge(request));
      case TrustSource.Foreign foreign ->
          missingStaple(request.shown(), staples)
              .<Answer<PeerVerdict>>map(missing -> Answer.ready(Refusals.of(missing)))
              .orElseGet(() -> task(foreign, request, peer));
    };
  }

  private Answer<PeerVerdict> task(
      TrustSource.Foreign foreign, TrustRequest request, PeerCertificates peer) {
    return new Answer.Task<>(() ->
        new ForeignTrust(link, foreign.manager())
            .judge(request, peer.version(), peer.publicName()));
  }

  private ShownCertificates shown(PeerCertificates peer, List<Bytes> staples) {
    boolean asked =
        peer.role() == PeerRole.SERVER && link.setup().habits().system().staplesWanted();
    return ShownCertificates.of(PeerChains.read(peer.chain()))
        .with(asked, staples.stream().map(Bytes::toArray).toList());
  }

  private static Optional<Finding> missingStaple(ShownCertificates shown, List<Bytes> staples) {
    return shown.stapleAsked()
        ? MustStaple.check(shown.chain().getFirst(), !staples.isEmpty())
        : Optional.empty();
  }

  private TrustRequest request(PeerCertificates peer, ShownCertificates shown) {
    ConnectionSettings settings = link.settings();
    // RFC 9849, 6.1.7: where the server could not read the encrypted hello "The client MUST verify
    // that the certificate is valid for ECHConfig.contents.public_name", whatever else is checked.
    if (peer.publicName()) {
      List<String> publicName = List.of(peer.serverName());
      return new TrustRequest(
          shown, Purpose.TLS_SERVER, PUBLIC_NAME_RULES, publicName, settings.constraints());
    }
    boolean server = peer.role() == PeerRole.SERVER;
    return new TrustRequest(
        shown,
        server ? Purpose.TLS_SERVER : Purpose.TLS_CLIENT,
        server ? link.identification() : "",
        server ? names(settings) : List.of(),
        settings.constraints());
  }

  /** Who the application wants to reach: what it named for SNI, else the host. */
  private List<String> names(ConnectionSettings settings) {
    List<String> names = new ArrayList<>();
    settings.serverNames().orElse(List.of()).stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .forEach(names::add);
    String host = link.place().host();
    if (!host.isEmpty() && !names.contains(host)) {
      names.add(host);
    }
    return names;
  }
}
