// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaSettings;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord.State;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.Signer;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.store.SqlCertificateLog;
import dev.signet.ca.store.SqlIssuerStore;
import dev.signet.ca.store.SqlShardBook;
import dev.signet.explain.Finding;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.der.Bytes;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of lint, intent, signature and conclusion, and what is left when one of them fails. */
class SigningDeskTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private CertificateLog log;
  private Issuer issuer;
  private Signer real;

  @BeforeEach
  void open() {
    fixture = AuthorityFixture.in(folder);
    log = new SqlCertificateLog(fixture.database);
    fixture.clock.advance(java.time.Duration.ofSeconds(1));
    CaSettings settings = AuthorityFixture.settings(folder, "example.test");
    SqlIssuerStore store =
        new SqlIssuerStore(
            fixture.database,
            Keyring.of(new byte[Keyring.KEY_BYTES]),
            settings,
            new SecureRandom());
    issuer =
        fixture.authority.issuers().stream()
            .filter(i -> i.role() == Issuer.Role.INTERMEDIATE)
            .findFirst()
            .orElseThrow();
    real = store.signer(issuer).orElseThrow();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theIntentIsOnDiskBeforeTheKeySignsAndHoldsTheVeryBytes() {
    List<Bytes> signed = new ArrayList<>();
    List<State> states = new ArrayList<>();
    Signer watching =
        signer(message -> {
          signed.add(Bytes.of(message));
          states.add(log.list(1).getFirst().state());
          return real.sign(message);
        });
    Certificate issued = ((IssuanceResult.Issued) issue(watching, log)).certificate().certificate();
    assertThat(states).containsExactly(State.INTENDED);
    assertThat(signed).containsExactly(issued.toBeSigned());
    assertThat(tbs(issued)).isEqualTo(issued.toBeSigned());
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.ISSUED);
  }

  @Test
  void aKeyThatCannotSignLeavesAFailedIntentAndNoCertificate() {
    Signer broken =
        signer(message -> {
          throw Finding.about(CaCode.SIGNER_FAILED).subject("x").found("y").toException();
        });
    assertThat(code(issue(broken, log))).isEqualTo(CaCode.SIGNER_FAILED);
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.FAILED);
    assertThat(log.certificate(log.list(1).getFirst().serial())).isEmpty();
  }

  @Test
  void aSignatureThatTheIssuersKeyDoesNotVerifyIsThrownAway() {
    Signer lying =
        signer(message -> {
          byte[] other = message.clone();
          other[other.length - 1] ^= 1;
          return real.sign(other);
        });
    assertThat(code(issue(lying, log))).isEqualTo(CaCode.CERTIFICATE_DIFFERS);
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.FAILED);
  }

  @Test
  void aCrashWithinTheKeyLeavesAnIntentThatTheNextStartAbandons() {
    Signer dying =
        signer(message -> {
          throw new StackOverflowError("as sudden as a power cut");
        });
    assertThatThrownBy(() -> issue(dying, log)).isInstanceOf(StackOverflowError.class);
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.INTENDED);
    assertThat(log.abandonUnfinished(fixture.clock.instant())).isEqualTo(1);
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.ABANDONED);
  }

  @Test
  void aCertificateWhoseIntentAnotherNodeAbandonedIsNotHandedOut() {
    Signer slow =
        signer(message -> {
          log.abandonUnfinished(fixture.clock.instant());
          return real.sign(message);
        });
    assertThat(code(issue(slow, log))).isEqualTo(CaCode.ISSUANCE_ABANDONED);
    assertThat(log.list(1).getFirst().state()).isEqualTo(State.ABANDONED);
  }

  private IssuanceResult issue(Signer signer, CertificateLog into) {
    LeafIssuance issuance =
        new LeafIssuance(
            new LeafIssuance.Parts(into, new SqlShardBook(fixture.database)),
            new PublicAddresses(null),
            new SecureRandom(),
            fixture.clock);
    IssuanceRequest request = AuthorityFixture.request(Profile.SERVER, "a.localhost");
    return issuance.issue(
        request, new LeafIssuance.Authority(issuer, signer, fixture.authority.root()));
  }

  private Bytes tbs(Certificate issued) {
    String serial = new dev.signet.ca.SerialNumber(issued.serial()).hex();
    return fixture.database.read(handle ->
        handle
            .createQuery("select tbs from ca_intent where serial = :serial")
            .bind("serial", serial)
            .map((row, context) -> Bytes.of(row.getBytes("tbs")))
            .one());
  }

  private static Object code(IssuanceResult result) {
    return ((IssuanceResult.Refused) result).report().headline().code();
  }

  private Signer signer(UnaryOperator<byte[]> how) {
    return new Signer() {
      @Override
      public PublicKey publicKey() {
        return real.publicKey();
      }

      @Override
      public SignatureAlgorithm algorithm() {
        return real.algorithm();
      }

      @Override
      public byte[] sign(byte[] message) {
        return how.apply(message);
      }
    };
  }
}
