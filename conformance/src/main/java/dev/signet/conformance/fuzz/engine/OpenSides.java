// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.Answer;
import dev.signet.tls.CertificateWishes;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.CredentialSelector;
import dev.signet.tls.EarlyDataTerms;
import dev.signet.tls.EchSource;
import dev.signet.tls.Environment;
import dev.signet.tls.ExternalPsk;
import dev.signet.tls.ExternalPsks;
import dev.signet.tls.Parameters;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.TlsListener;
import dev.signet.tls.ZlibCompression;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.ech.EchProfile;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.session.SessionStore;
import dev.signet.tls.session.SessionTable;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Both sides of a connection of one {@link Setting}, with cryptography that proves nothing. */
final class OpenSides {
  static final String NAME = "host.example";
  static final int PORT = 443;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int EARLY_BYTES = 1000;
  private static final int SESSIONS = 4;
  private static final Primitives PRIMITIVES = OpenCrypto.primitives();
  private static final PublicKey KEY = key();
  private static final EchKey ECH = echKey(1);
  private static final EchKey OTHER_ECH = echKey(2);

  private final Setting setting;
  private final TlsListener listener;
  private final ClientSessions sessions = new OneSession();
  private final SessionStore store = new SessionTable(SESSIONS);

  OpenSides(Setting setting, TlsListener listener) {
    this.setting = setting;
    this.listener = listener;
  }

  /** A client that starts as each other one does. */
  TlsEngine client() {
    TlsEngine client = TlsEngine.client(clientConfig(), NAME, PORT);
    if (setting == Setting.RESUMED) {
      client.offerEarlyData();
    }
    return client;
  }

  /** A server that answers as each other one does. */
  TlsEngine server() {
    return TlsEngine.server(serverConfig());
  }

  private Environment environment(long seed) {
    return new Environment(PRIMITIVES, new SameRandom(seed), InstantSource.fixed(NOW), listener);
  }

  private ClientConfig clientConfig() {
    ClientConfig config = ClientConfig.of(verifier()).withEnvironment(environment(1));
    config =
        config
            .withParameters(parameters(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)))
            .withCredentials(ClientCredentials.of(credential()))
            .withApplicationProtocols(List.of("h2", "http/1.1"))
            .withEch(ech());
    config =
        config.withPolicy(
            config
                .policy()
                .withPostHandshakeAuthentication(true)
                .withCertificateWishes(wishes().withTimestamps(true).withStaple(true)));
    config = setting == Setting.SHARED_KEY ? config.withPsks(psks()) : config;
    return setting.resumes() ? config.withSessions(sessions) : config;
  }

  private ServerConfig serverConfig() {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(credential()), List.of("http/1.1"), authentication(), Bytes.EMPTY);
    ServerConfig config =
        ServerConfig.of(CredentialSelector.always(choice))
            .withEnvironment(environment(2))
            .withParameters(parameters(serverGroups()))
            .withSessions(serverSessions())
            .withEch(EchKeys.of(List.of(setting == Setting.REFUSED ? OTHER_ECH : ECH)));
    return setting == Setting.SHARED_KEY ? config.withPsks(psks()) : config;
  }

  private List<NamedGroup> serverGroups() {
    boolean another = setting == Setting.RETRIED || setting == Setting.REFUSED;
    return List.of(another ? NamedGroup.SECP256R1 : NamedGroup.X25519);
  }

  private Parameters parameters(List<NamedGroup> groups) {
    Parameters standard = Parameters.standard(PRIMITIVES).withGroups(groups);
    if (setting == Setting.COMPRESSED) {
      return standard.withCompressions(new ZlibCompression());
    }
    return setting.isOld() ? standard.withVersions(ProtocolVersion.TLS12) : standard;
  }

  private ServerSessions serverSessions() {
    int tickets = setting == Setting.KEPT12 ? 0 : 1;
    ServerSessions.Tickets sealed = new ServerSessions.Tickets(new OpenSealer(), tickets, DAY);
    EarlyDataTerms terms = new EarlyDataTerms.Accepted(EARLY_BYTES, DAY, use -> true);
    return sealed.withStore(store).withEarlyData(terms).withGrease();
  }

  private EchSource ech() {
    boolean encrypted = setting == Setting.ENCRYPTED || setting == Setting.REFUSED;
    return encrypted
        ? EchSource.always(EchConfigList.of(List.of(ECH.config())))
        : EchSource.grease();
  }

  /** The question that a server asks, in the handshake or later. */
  ClientAuthentication.Asked question() {
    return new ClientAuthentication.Asked(
        true, verifier(), List.of(Bytes.of(new byte[] {0x30, 0})), wishes());
  }

  private ClientAuthentication authentication() {
    return switch (setting) {
      case MUTUAL, MUTUAL12, RAW_KEYS, RAW_KEYS12 -> question();
      case PLAIN, RESUMED, RETRIED, ENCRYPTED, REFUSED, SHARED_KEY, COMPRESSED ->
          new ClientAuthentication.None();
      case PLAIN12, RESUMED12, KEPT12 -> new ClientAuthentication.None();
    };
  }

  private boolean isRaw() {
    return setting == Setting.RAW_KEYS || setting == Setting.RAW_KEYS12;
  }

  private CertificateWishes wishes() {
    return isRaw()
        ? CertificateWishes.PLAIN.withKinds(CertificateKind.RAW_PUBLIC_KEY, CertificateKind.X509)
        : CertificateWishes.PLAIN;
  }

  private Credential credential() {
    return isRaw()
        ? Credential.rawPublicKey(Bytes.wrap(KEY.getEncoded()), new OpenSigner())
        : Credential.of(List.of(Bytes.of(new byte[] {0x30, 1, 0})), new OpenSigner())
            .withOcspResponse(Bytes.of(new byte[] {0x30, 0}));
  }

  private static ExternalPsks psks() {
    Bytes name = Bytes.of(new byte[] {'p', 's', 'k'});
    ExternalPsk key = ExternalPsk.imported(name, new byte[32], Bytes.EMPTY, HashAlgorithm.SHA256);
    return new ExternalPsks(List.of(key), ExternalPsks.Use.PREFERRED);
  }

  /** Whatever is shown, it is the one key's. */
  private static PeerVerifier verifier() {
    return peer -> Answer.ready(new PeerVerdict.Accepted(KEY, "anybody"));
  }

  private static EchKey echKey(int identifier) {
    return EchKey.generate(
        identifier, EchProfile.of("public.example"), PRIMITIVES, new SameRandom(identifier));
  }

  private static PublicKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), new SameRandom(0));
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
