// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientGreeting;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerPolicy.SuiteOrder;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateCurve;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server of TLS 1.2 has chosen from a hello: unlike in TLS 1.3 the suite says what kind of
 * key the certificate has, so both are chosen together (RFC 8422, 2).
 */
record Selection12(CipherSuite suite, CredentialMatch match, NamedGroup group) {
  static Selection12 of(
      ServerConfig config,
      ClientOffer12 offer,
      ClientGreeting greeting,
      CredentialChoice.Chosen chosen)
      throws TlsFault {
    NamedGroup group = group(config, offer);
    List<CipherSuite> common = suites(config, offer.hello().cipherSuites());
    List<Credential> readable = CredentialMatch.readable(chosen.credentials(), greeting.kinds());
    for (CipherSuite suite : common) {
      CredentialMatch match = match(readable, suite, greeting.schemes(), offer);
      if (match != null) {
        return new Selection12(suite, match, group);
      }
    }
    if (common.isEmpty()) {
      throw PeerIncompatible.SUITE_UNMATCHED.toFault(
          config.parameters().suites().toString(), offer.hello().cipherSuites().toString());
    }
    throw PeerIncompatible.SCHEME_UNMATCHED.toFault(
        chosen.credentials().stream().map(each -> each.signer().schemes()).toList().toString(),
        greeting.schemes() + " with " + common);
  }

  /** The suites of TLS 1.2 that both sides have, in the order that counts. */
  static List<CipherSuite> suites(ServerConfig config, CodePoints offered) {
    List<CipherSuite> common = new ArrayList<>();
    if (config.policy().suiteOrder() == SuiteOrder.SERVER) {
      for (CipherSuite suite : config.parameters().suites()) {
        if (suite.version() == ProtocolVersion.TLS12 && offered.contains(suite.code())) {
          common.add(suite);
        }
      }
      return common;
    }
    for (int i = 0; i < offered.size(); i++) {
      CipherSuite suite = CipherSuite.of(offered.at(i));
      if (suite != null
          && suite.version() == ProtocolVersion.TLS12
          && config.parameters().suites().contains(suite)) {
        common.add(suite);
      }
    }
    return common;
  }

  private static NamedGroup group(ServerConfig config, ClientOffer12 offer) throws TlsFault {
    for (NamedGroup group : config.parameters().groups()) {
      if (group.usableIn(ProtocolVersion.TLS12) && offer.knows(group)) {
        return group;
      }
    }
    throw PeerIncompatible.GROUP_UNMATCHED.toFault(
        config.parameters().groups().toString(),
        String.valueOf(offer.extensions().find(SupportedGroups.class)));
  }

  private static @Nullable CredentialMatch match(
      List<Credential> credentials,
      CipherSuite suite,
      List<SignatureScheme> accepted,
      ClientOffer12 offer) {
    for (Credential credential : credentials) {
      if (!knowsCurve(offer, credential)) {
        continue;
      }
      for (SignatureScheme scheme : credential.signer().schemes12()) {
        if (accepted.contains(scheme) && scheme.serves(suite.authentication())) {
          return new CredentialMatch(credential, scheme);
        }
      }
    }
    return null;
  }

  /** RFC 8422, 5.3: the curve of the certificate's key is one that the client knows as well. */
  private static boolean knowsCurve(ClientOffer12 offer, Credential credential) {
    return credential.signer().schemes().stream()
        .map(scheme -> CertificateCurve.of(scheme.keyKind()))
        .allMatch(curve -> curve == null || offer.knows(curve));
  }
}
