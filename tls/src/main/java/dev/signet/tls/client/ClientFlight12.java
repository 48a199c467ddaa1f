// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Credential;
import dev.signet.tls.crypto.Agreement;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateDemands;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.Premaster12;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.message.Certificate12;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.ClientKeyExchange12;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/** A client's flight of TLS 1.2, from Certificate to Finished (RFC 5246, 7.3). */
final class ClientFlight12 {
  private final Progress12 progress;
  private final ServerKey12 key;
  private final Shown server;
  private final Flow flow;

  ClientFlight12(Progress12 progress, ServerKey12 key, Shown server, Flow flow) {
    this.progress = progress;
    this.key = key;
    this.server = server;
    this.flow = flow;
  }

  /** Where the server has not asked who we are. */
  HandshakeState sendAnonymous() throws TlsFault {
    progress.transcript().dropMessages();
    return finish(exchangeKeys(), Shown.NOTHING);
  }

  /** Where it has. */
  HandshakeState sendCertificate(CertificateRequest12 request) throws TlsFault {
    CertificateDemand demand =
        CertificateDemands.of12(request, progress.chosen().kinds().client(), server.chain());
    return flow.await(progress.config().credentials().choose(demand), found -> show(demand, found));
  }

  private HandshakeState show(CertificateDemand demand, Optional<Credential> found)
      throws TlsFault {
    Optional<CredentialMatch> match =
        found
            .filter(credential -> credential.kind() == demand.kind())
            .flatMap(credential -> CredentialMatch.of12(credential, demand.schemes()));
    if (match.isEmpty()) {
      flow.decide("client certificate", "none", "none fits what the server asks for");
      flow.send(new Certificate12(List.of()), progress.transcript());
      return sendAnonymous();
    }
    Credential credential = match.get().credential();
    flow.send(CertificateMessages.certificate12(credential), progress.transcript());
    ConnectionKeys12 keys = exchangeKeys();
    // RFC 5246, 7.4.8: what is signed is all messages so far, and not their hash.
    byte[] content = progress.transcript().messages();
    progress.transcript().dropMessages();
    return flow.await(
        credential.signer().sign(match.get().scheme(), content),
        signature -> signed(keys, match.get(), signature));
  }

  private HandshakeState signed(ConnectionKeys12 keys, CredentialMatch match, byte[] signature)
      throws TlsFault {
    flow.send(
        new CertificateVerify(match.scheme().code(), Bytes.wrap(signature)), progress.transcript());
    return finish(keys, CertificateMessages.shown(match));
  }

  private ConnectionKeys12 exchangeKeys() throws TlsFault {
    Agreement agreement =
        progress
            .target()
            .primitives()
            .answer(key.group(), key.point(), progress.config().environment().random());
    flow.send(new ClientKeyExchange12(agreement.share()), progress.transcript());
    CipherSuite suite = progress.chosen().suite();
    MasterSecret master =
        Premaster12.master(
            progress.target().primitives().hkdf(suite.hash()),
            agreement.secret(),
            progress.chosen().extendedMasterSecret(),
            progress.transcript(),
            progress.randoms());
    return ConnectionKeys12.derive(master, suite, progress.randoms(), flow);
  }

  private HandshakeState finish(ConnectionKeys12 keys, Shown local) throws TlsFault {
    ClientFinish12.send(progress, keys, flow);
    ConnectionFacts facts = progress.facts(key.group(), local, server);
    return ExpectServerChange12.full(progress, keys, facts);
  }
}
