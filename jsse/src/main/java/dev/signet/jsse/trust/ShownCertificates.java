// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.path.RevocationTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * What a peer shows for itself.
 *
 * @param chain as it came, the peer's own certificate first
 * @param stapleAsked whether it was asked for an OCSP response (RFC 6066, 8)
 * @param staples the responses that came and could be read
 */
public record ShownCertificates(
    List<Certificate> chain, boolean stapleAsked, List<OcspResponse> staples) {
  /** Copies the lists. */
  public ShownCertificates {
    chain = List.copyOf(chain);
    staples = List.copyOf(staples);
  }

  /** A chain with which nothing was asked for or came. */
  public static ShownCertificates of(List<Certificate> chain) {
    return new ShownCertificates(chain, false, List.of());
  }

  /**
   * The same with what came beside it.
   *
   * <p>RFC 6066, 8 has clients "abort the handshake if the response is not satisfactory". One that
   * cannot be read or relied on counts as none here: who can garble it can leave it out as well,
   * and servers pass on what a responder says that is out of order. A certificate that promises a
   * response is refused in either case, and one that is revoked by it too.
   *
   * @param asked whether responses were asked for
   * @param responses in DER
   */
  public ShownCertificates with(boolean asked, List<byte[]> responses) {
    List<OcspResponse> readable = new ArrayList<>();
    for (byte[] response : responses) {
      try {
        readable.add(OcspResponse.read(response));
      } catch (FindingException unreadable) {
        // As if it had not come: see above.
      }
    }
    return new ShownCertificates(chain, asked, readable);
  }

  /** Terms that take account of it. */
  RevocationTerms under(RevocationTerms terms) {
    return stapleAsked ? terms.withStaples(staples) : terms.plusResponses(staples);
  }
}
