// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.Credential;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import java.util.Optional;

/**
 * What to show, and how to sign.
 *
 * @param credential what to show
 * @param scheme one that its signer has and the peer accepts
 */
public record CredentialMatch(Credential credential, SignatureScheme scheme) {
  /**
   * The first credential that the peer can check.
   *
   * @param accepted the schemes that the peer accepts, in its order
   * @throws TlsFault {@code handshake_failure} where there is none
   */
  public static CredentialMatch find(List<Credential> credentials, List<SignatureScheme> accepted)
      throws TlsFault {
    for (Credential credential : credentials) {
      Optional<CredentialMatch> match = of(credential, accepted);
      if (match.isPresent()) {
        return match.get();
      }
    }
    throw PeerIncompatible.SCHEME_UNMATCHED.toFault(
        credentials.stream().map(each -> each.signer().schemes()).toList().toString(),
        accepted.toString());
  }

  /**
   * Those that the peer can read at all, in our order.
   *
   * @param kinds what the peer takes
   * @throws TlsFault {@code handshake_failure} where there is none
   */
  public static List<Credential> readable(List<Credential> credentials, List<CertificateKind> kinds)
      throws TlsFault {
    List<Credential> readable =
        credentials.stream().filter(each -> kinds.contains(each.kind())).toList();
    if (readable.isEmpty() && !credentials.isEmpty()) {
      throw PeerIncompatible.CREDENTIAL_KIND_UNMATCHED.toFault(
          kinds.toString(), credentials.stream().map(Credential::kind).distinct().toList() + "");
    }
    return readable;
  }

  /** How to sign with a credential; empty where the peer accepts nothing that its key can do. */
  public static Optional<CredentialMatch> of(
      Credential credential, List<SignatureScheme> accepted) {
    return first(credential, credential.signer().schemes(), accepted);
  }

  /** The same for TLS 1.2. */
  public static Optional<CredentialMatch> of12(
      Credential credential, List<SignatureScheme> accepted) {
    return first(credential, credential.signer().schemes12(), accepted);
  }

  private static Optional<CredentialMatch> first(
      Credential credential, List<SignatureScheme> own, List<SignatureScheme> accepted) {
    return own.stream()
        .filter(accepted::contains)
        .findFirst()
        .map(scheme -> new CredentialMatch(credential, scheme));
  }
}
