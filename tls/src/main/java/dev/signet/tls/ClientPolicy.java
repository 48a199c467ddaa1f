// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.List;

/**
 * A client's choices beyond its parameters.
 *
 * @param applicationProtocols ALPN (RFC 7301), most wanted first; empty offers none
 * @param grease whether reserved values are sprinkled in, so that servers stay tolerant (RFC 8701)
 * @param certificateWishes what the server is to show, and what beside it
 * @param postHandshakeAuthentication whether the server may ask for a certificate later
 * @param extendedMasterSecretRequired whether TLS 1.2 without RFC 7627 is refused
 * @param recordSizeLimit how much plaintext a record from the peer may hold (RFC 8449), 64 to 16384
 */
public record ClientPolicy(
    List<String> applicationProtocols,
    boolean grease,
    CertificateWishes certificateWishes,
    boolean postHandshakeAuthentication,
    boolean extendedMasterSecretRequired,
    int recordSizeLimit) {
  /** RFC 9846, 5.1: what a record may hold where nothing smaller was agreed on. */
  public static final int FULL_RECORD = 16384;

  /** No ALPN; GREASE; a staple is welcome; strict. */
  public static final ClientPolicy STANDARD =
      new ClientPolicy(List.of(), true, CertificateWishes.STAPLED, false, true, FULL_RECORD);

  /** Copies the protocols. */
  public ClientPolicy {
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  /** The same with application protocols. */
  public ClientPolicy withApplicationProtocols(List<String> protocols) {
    return new ClientPolicy(
        protocols,
        grease,
        certificateWishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        recordSizeLimit);
  }

  /** The same that says whether the server may ask for a certificate later (RFC 9846, 4.6.2). */
  public ClientPolicy withPostHandshakeAuthentication(boolean allowed) {
    return new ClientPolicy(
        applicationProtocols,
        grease,
        certificateWishes,
        allowed,
        extendedMasterSecretRequired,
        recordSizeLimit);
  }

  /** The same with other wishes for what the server shows. */
  public ClientPolicy withCertificateWishes(CertificateWishes wishes) {
    return new ClientPolicy(
        applicationProtocols,
        grease,
        wishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        recordSizeLimit);
  }

  /** The same, demanding RFC 7627 of TLS 1.2 or not. */
  public ClientPolicy withExtendedMasterSecretRequired(boolean required) {
    return new ClientPolicy(
        applicationProtocols,
        grease,
        certificateWishes,
        postHandshakeAuthentication,
        required,
        recordSizeLimit);
  }
}
