// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.cause.TimeCause;
import dev.signet.explain.Code;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Servers with two faults at once: a client refuses for the first, and meets the second after. */
final class FaultPairs {
  private FaultPairs() {}

  static List<LabCase> all() {
    return List.of(
        pair(
            ChainCause.INTERMEDIATE_NOT_SENT,
            TimeCause.LEAF_EXPIRED,
            FaultPairs::expired,
            Sent.LEAF),
        pair(
            ChainCause.INTERMEDIATE_NOT_SENT,
            NameCause.HOST_NOT_NAMED,
            FaultPairs::renamed,
            Sent.LEAF),
        pair(
            ChainCause.INTERMEDIATE_NOT_SENT,
            ContentCause.SERVER_PURPOSE_MISSING,
            FaultPairs::forClients,
            Sent.LEAF),
        pair(
            ChainCause.AUTHORITY_UNKNOWN,
            TimeCause.LEAF_EXPIRED,
            FaultPairs::expired,
            Sent.FOREIGN),
        pair(
            ChainCause.AUTHORITY_UNKNOWN,
            NameCause.HOST_NOT_NAMED,
            FaultPairs::renamed,
            Sent.FOREIGN),
        pair(
            ChainCause.ROOT_NOT_TRUSTED,
            TimeCause.LEAF_EXPIRED,
            FaultPairs::expired,
            Sent.FOREIGN_ROOT),
        pair(
            ChainCause.ROOT_NOT_TRUSTED,
            NameCause.HOST_NOT_NAMED,
            FaultPairs::renamed,
            Sent.FOREIGN_ROOT),
        pair(ChainCause.SERVER_SELF_SIGNED, TimeCause.LEAF_EXPIRED, FaultPairs::expired, Sent.SELF),
        pair(
            ChainCause.SERVER_SELF_SIGNED,
            NameCause.HOST_NOT_NAMED,
            FaultPairs::renamed,
            Sent.SELF),
        pair(
            TimeCause.LEAF_EXPIRED,
            NameCause.HOST_NOT_NAMED,
            draft -> renamed(expired(draft)),
            Sent.CHAIN),
        pair(
            ContentCause.SERVER_PURPOSE_MISSING,
            TimeCause.LEAF_EXPIRED,
            draft -> forClients(expired(draft)),
            Sent.CHAIN),
        pair(
            ContentCause.SERVER_PURPOSE_MISSING,
            NameCause.HOST_NOT_NAMED,
            draft -> forClients(renamed(draft)),
            Sent.CHAIN),
        pair(
            ContentCause.KEY_TOO_SHORT,
            TimeCause.LEAF_EXPIRED,
            draft -> expired(draft).key(KeyType.RSA1024),
            Sent.CHAIN),
        pair(
            ContentCause.HASH_TOO_WEAK,
            NameCause.HOST_NOT_NAMED,
            draft -> renamed(draft).signature("SHA1withECDSA"),
            Sent.CHAIN),
        pair(
            TimeCause.LEAF_EXPIRED,
            ClientCause.CLIENT_CERTIFICATE_NEEDED,
            FaultPairs::expired,
            Sent.MUTUAL),
        pair(
            NameCause.HOST_NOT_NAMED,
            ClientCause.CLIENT_CERTIFICATE_NEEDED,
            FaultPairs::renamed,
            Sent.MUTUAL),
        pair(
            TimeCause.LEAF_EXPIRED,
            RevocationCause.PLAIN_FORBIDDEN,
            FaultPairs::expired,
            Sent.STRICT),
        pair(
            ContentCause.KEY_TOO_SHORT,
            ContentCause.HASH_TOO_WEAK,
            draft -> draft.key(KeyType.RSA1024).signature("SHA1withECDSA"),
            Sent.CHAIN));
  }

  /** How the server is set up. */
  private enum Sent {
    /** All that has to be sent. */
    CHAIN,
    /** Its own certificate alone. */
    LEAF,
    /** Signed by itself. */
    SELF,
    /** All of an authority that is not trusted. */
    FOREIGN,
    /** The same with the root. */
    FOREIGN_ROOT,
    /** All, and it demands HTTPS for the time to come. */
    STRICT,
    /** All, and it asks for the client's. */
    MUTUAL
  }

  private static LabCase pair(
      Code decisive, Code other, UnaryOperator<CertificateDraft> defect, Sent sent) {
    return LabCase.two(
        decisive.id() + " and " + other.id(),
        decisive,
        other,
        lab -> {
          Authority authority = Authority.of(lab.draw());
          Authority trusted =
              sent == Sent.FOREIGN || sent == Sent.FOREIGN_ROOT
                  ? Authority.of(lab.draw())
                  : authority;
          String host = lab.draw().host();
          CertificateDraft draft = defect.apply(Authority.serverDraft(host));
          TestIdentity server =
              sent == Sent.SELF ? draft.selfSigned() : draft.issuedBy(authority.intermediate());
          return Scene.at(lab.serve(settings(lab, server, authority, sent)))
              .host(isRenamed(other, decisive) ? lab.draw().host() : host)
              .trusting(trusted.root());
        });
  }

  private static boolean isRenamed(Code other, Code decisive) {
    return other == NameCause.HOST_NOT_NAMED || decisive == NameCause.HOST_NOT_NAMED;
  }

  private static ServerSettings settings(
      Lab lab, TestIdentity server, Authority authority, Sent sent) throws IOException {
    ServerSettings settings =
        switch (sent) {
          case LEAF, SELF -> ServerSettings.sending(server);
          case FOREIGN_ROOT ->
              ServerSettings.sending(server, authority.intermediate(), authority.root());
          case CHAIN, FOREIGN -> ServerSettings.of(server);
          case STRICT ->
              ServerSettings.of(server)
                  .with("field", "Strict-Transport-Security: max-age=31536000; includeSubDomains");
          case MUTUAL ->
              ServerSettings.of(server)
                  .with("clients", lab.file(authority.root().pem()).toString());
        };
    return settings.with("ciphers", "DEFAULT:@SECLEVEL=0");
  }

  private static CertificateDraft expired(CertificateDraft draft) {
    Instant now = Instant.now();
    return draft.validity(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(3)));
  }

  /** The certificate keeps its name; it is the client that asks for another. */
  private static CertificateDraft renamed(CertificateDraft draft) {
    return draft;
  }

  private static CertificateDraft forClients(CertificateDraft draft) {
    return draft.purposes(TestCa.CLIENT_AUTH);
  }
}
