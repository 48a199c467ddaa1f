// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.trust.AnchorTrustManager;
import dev.signet.jsse.trust.PeerJudge;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Who decides whom a context trusts. */
public sealed interface TrustSource {
  /** RFC 9846, 4.2.4 lets the hint be left out; longer ones make handshakes need more packets. */
  int MAX_HINT = 16_384;

  /** DER names of the issuers that are trusted, as a hint to clients; may be empty. */
  List<Bytes> authorities();

  /**
   * Ours.
   *
   * @param judge asked with the certificates as they came
   * @param authorities as a hint
   */
  record Judged(PeerJudge judge, List<Bytes> authorities) implements TrustSource {}

  /**
   * The application's own class.
   *
   * @param manager asked in a task
   */
  record Foreign(X509TrustManager manager) implements TrustSource {
    @Override
    public List<Bytes> authorities() {
      return hint(
          Arrays.stream(manager.getAcceptedIssuers())
              .map(issuer -> Bytes.wrap(issuer.getSubjectX500Principal().getEncoded()))
              .toList());
    }
  }

  /** The first manager for X.509, as JSSE wants it; empty where there is none. */
  static Optional<TrustSource> of(TrustManager[] managers) {
    for (TrustManager manager : managers) {
      if (manager instanceof AnchorTrustManager ours) {
        return Optional.of(judged(ours.judge()));
      } else if (manager instanceof X509TrustManager foreign) {
        return Optional.of(new Foreign(foreign));
      }
    }
    return Optional.empty();
  }

  /** Trust by a judge, with its anchors as the hint. */
  static TrustSource judged(PeerJudge judge) {
    List<Bytes> names =
        judge.anchors().anchors().stream()
            .map(anchor -> subject(anchor.certificate()))
            .distinct()
            .toList();
    return new Judged(judge, hint(names));
  }

  private static Bytes subject(Certificate certificate) {
    return Bytes.wrap(certificate.subject().encoded().toArray());
  }

  private static List<Bytes> hint(List<Bytes> names) {
    return names.stream().mapToInt(Bytes::length).sum() > MAX_HINT ? List.of() : names;
  }
}
