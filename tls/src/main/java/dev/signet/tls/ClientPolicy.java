// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.record.RecordPolicy;
import java.util.List;

/**
 * A client's choices beyond its parameters.
 *
 * @param applicationProtocols ALPN (RFC 7301), most wanted first; empty offers none
 * @param hello what the hello looks like beside
 * @param certificateWishes what the server is to show, and what beside it
 * @param postHandshakeAuthentication whether the server may ask for a certificate later
 * @param extendedMasterSecretRequired whether TLS 1.2 without RFC 7627 is refused
 * @param records how long records are
 */
public record ClientPolicy(
    List<String> applicationProtocols,
    HelloPolicy hello,
    CertificateWishes certificateWishes,
    boolean postHandshakeAuthentication,
    boolean extendedMasterSecretRequired,
    RecordPolicy records) {
  /** No ALPN; GREASE; a staple is welcome; strict. */
  public static final ClientPolicy STANDARD =
      new ClientPolicy(
          List.of(),
          HelloPolicy.STANDARD,
          CertificateWishes.STAPLED,
          false,
          true,
          RecordPolicy.STANDARD);

  /** Copies the protocols. */
  public ClientPolicy {
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  /** The same with application protocols. */
  public ClientPolicy withApplicationProtocols(List<String> protocols) {
    return new ClientPolicy(
        protocols,
        hello,
        certificateWishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        records);
  }

  /** The same that says whether the server may ask for a certificate later (RFC 9846, 4.6.2). */
  public ClientPolicy withPostHandshakeAuthentication(boolean allowed) {
    return new ClientPolicy(
        applicationProtocols,
        hello,
        certificateWishes,
        allowed,
        extendedMasterSecretRequired,
        records);
  }

  /** The same with other wishes for what the server shows. */
  public ClientPolicy withCertificateWishes(CertificateWishes wishes) {
    return new ClientPolicy(
        applicationProtocols,
        hello,
        wishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        records);
  }

  /** The same, demanding RFC 7627 of TLS 1.2 or not. */
  public ClientPolicy withExtendedMasterSecretRequired(boolean required) {
    return new ClientPolicy(
        applicationProtocols,
        hello,
        certificateWishes,
        postHandshakeAuthentication,
        required,
        records);
  }

  /** The same with another hello. */
  public ClientPolicy withHello(HelloPolicy other) {
    return new ClientPolicy(
        applicationProtocols,
        other,
        certificateWishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        records);
  }

  /** The same with other records. */
  public ClientPolicy withRecords(RecordPolicy other) {
    return new ClientPolicy(
        applicationProtocols,
        hello,
        certificateWishes,
        postHandshakeAuthentication,
        extendedMasterSecretRequired,
        other);
  }
}
