// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaEvent;
import dev.signet.ca.CaSettings;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.Issuer;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.ScopeResult;
import dev.signet.ca.store.SqlCertificateLog;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
  @TempDir private Path folder;

  @Test
  void theFirstStartMakesARootAndAnIntermediate() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      assertThat(fixture.events).hasSize(2);
      assertThat(fixture.events.getFirst()).isInstanceOf(CaEvent.RootCreated.class);
      assertThat(fixture.events.getLast())
          .isInstanceOfSatisfying(
              CaEvent.IntermediateCreated.class,
              e -> assertThat(e.reason()).isEqualTo(CaEvent.Reason.FIRST));
      Path key = fixture.folder.resolve("root-key.pem");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(folder.resolve("root.pem")))
          .isEqualTo(fixture.authority.root().certificate().toPem());
      assertThat(fixture.authority.root().certificate().validity().length())
          .isGreaterThan(Duration.ofDays(3650));
      assertThat(fixture.authority.root().certificate().isSelfSigned()).isTrue();
    }
  }

  @Test
  void theSecondStartUsesBothAgain() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Issuer root = fixture.authority.root();
      fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
      assertThat(fixture.events)
          .hasSize(2)
          .hasAtLeastOneElementOfType(CaEvent.RootReused.class)
          .hasAtLeastOneElementOfType(CaEvent.IntermediateReused.class);
      assertThat(fixture.authority.root()).isEqualTo(root);
      assertThat(fixture.authority.issuers()).hasSize(2);
    }
  }

  @Test
  void everythingButANewIntermediateWorksWithoutTheRootsKey() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Files.delete(folder.resolve("root-key.pem"));
      fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
      assertThat(fixture.events).contains(new CaEvent.RootReused(fixture.authority.root(), false));
      String serial = serial(fixture);
      assertThat(fixture.authority.revoke(revocation(serial)))
          .isInstanceOf(dev.signet.ca.RevocationResult.Revoked.class);
      assertThat(fixture.authority.crl(intermediate(fixture).id())).isPresent();
      assertThat(fixture.authority.crl(fixture.authority.root().id())).isPresent();
    }
  }

  @Test
  void aNewDomainMakesANewIntermediateAndTheOldOneStaysForItsList() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Issuer before = intermediate(fixture);
      fixture.reopen(AuthorityFixture.settings(folder, "example.test", "other.test"));
      assertThat(fixture.events.getLast())
          .isInstanceOfSatisfying(
              CaEvent.IntermediateCreated.class,
              e -> assertThat(e.reason()).isEqualTo(CaEvent.Reason.NAMES));
      assertThat(intermediate(fixture).scope().covers("www.other.test")).isTrue();
      assertThat(fixture.authority.issuers())
          .extracting(Issuer::id, Issuer::state)
          .contains(org.assertj.core.groups.Tuple.tuple(before.id(), Issuer.State.RETIRED));
      assertThat(fixture.authority.crl(before.id())).isPresent();
    }
  }

  @Test
  void aNewDomainWithoutTheRootsKeyNamesTheFileAndTheDomain() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Files.delete(folder.resolve("root-key.pem"));
      ScopeResult result =
          fixture.authority.extend(new NameScope(List.of("other.test"), List.of()));
      assertThat(result)
          .isInstanceOfSatisfying(
              ScopeResult.Refused.class,
              refused -> {
                assertThat(refused.finding().code()).isEqualTo(CaCode.ROOT_KEY_ABSENT);
                assertThat(refused.finding().explanation())
                    .contains("other.test")
                    .contains(folder.resolve("root-key.pem").toString());
              });
    }
  }

  @Test
  void aRunningAuthorityIsExtendedAtOnceAndKeepsWhatItCovered() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      NameScope more = new NameScope(List.of("other.test"), List.of());
      assertThat(fixture.authority.extend(more)).isInstanceOf(ScopeResult.Extended.class);
      assertThat(fixture.authority.extend(more)).isInstanceOf(ScopeResult.Covered.class);
      assertThat(fixture.issued(Profile.SERVER, "a.other.test", "b.example.test").chain())
          .hasSize(2);
    }
  }

  @Test
  void anIntermediateIsReplacedAtHalfOfItsLife() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      CaSettings settings = AuthorityFixture.settings(folder, "example.test");
      fixture.clock.advance(Duration.ofDays(180));
      fixture.reopen(settings);
      assertThat(fixture.events).hasAtLeastOneElementOfType(CaEvent.IntermediateReused.class);
      fixture.clock.advance(Duration.ofDays(4));
      fixture.reopen(settings);
      assertThat(fixture.events.getLast())
          .isInstanceOfSatisfying(
              CaEvent.IntermediateCreated.class,
              e -> assertThat(e.reason()).isEqualTo(CaEvent.Reason.AGE));
    }
  }

  @Test
  void anAgeingIntermediateWithoutTheRootsKeyAsksForAPerson() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Files.delete(folder.resolve("root-key.pem"));
      fixture.clock.advance(Duration.ofDays(200));
      fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
      assertThat(fixture.events)
          .filteredOn(CaEvent.Attention.class::isInstance)
          .extracting(e -> ((CaEvent.Attention) e).finding().code())
          .containsExactly(CaCode.INTERMEDIATE_AGES);
      assertThat(fixture.authority.status().attention()).hasSize(1);
    }
  }

  @Test
  void anIntermediateThatWasRevokedWithoutTheRootsKeyIsReplacedAtTheNextStart() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Issuer before = intermediate(fixture);
      byte[] key = takeRootKey();
      fixture.authority.revoke(revocation(before.certificate().serialText()));
      putRootKey(key);
      fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
      assertThat(fixture.events.getLast())
          .isInstanceOfSatisfying(
              CaEvent.IntermediateCreated.class,
              e -> assertThat(e.reason()).isEqualTo(CaEvent.Reason.REVOKED));
      byte[] list =
          fixture.authority.crl(fixture.authority.root().id()).orElseThrow().encoded().toArray();
      assertThat(dev.signet.x509.Crl.read(list).revokes(before.certificate())).isTrue();
    }
  }

  @Test
  void aRunningAuthorityWhoseIntermediateIsRevokedSignsByANewOneAtOnce() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Issuer before = intermediate(fixture);
      fixture.authority.revoke(revocation(before.certificate().serialText()));
      Certificate signer = fixture.issued(Profile.SERVER, "a.example.test").chain().get(1);
      assertThat(signer.serialText()).isNotEqualTo(before.certificate().serialText());
      assertThat(intermediate(fixture).certificate().serialText()).isEqualTo(signer.serialText());
      assertThat(intermediate(fixture).scope()).isEqualTo(before.scope());
      byte[] list =
          fixture.authority.crl(fixture.authority.root().id()).orElseThrow().encoded().toArray();
      assertThat(dev.signet.x509.Crl.read(list).revokes(before.certificate())).isTrue();
    }
  }

  @Test
  void withoutTheRootsKeyARevokedIntermediateSignsNothing() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Issuer before = intermediate(fixture);
      byte[] key = takeRootKey();
      assertThat(fixture.authority.revoke(revocation(before.certificate().serialText())))
          .isInstanceOf(dev.signet.ca.RevocationResult.Revoked.class);
      assertThat(
              fixture
                  .refused(AuthorityFixture.request(Profile.SERVER, "a.example.test"))
                  .headline()
                  .code())
          .isEqualTo(CaCode.ROOT_KEY_ABSENT);
      putRootKey(key);
      assertThat(fixture.issued(Profile.SERVER, "a.example.test").chain().get(1).serialText())
          .isNotEqualTo(before.certificate().serialText());
    }
  }

  @Test
  void aRootCannotBeRevoked() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      String serial = fixture.authority.root().certificate().serialText();
      assertThat(fixture.authority.revoke(revocation(serial)))
          .isInstanceOfSatisfying(
              dev.signet.ca.RevocationResult.Refused.class,
              r -> assertThat(r.finding().code()).isEqualTo(CaCode.ROOT_NOT_REVOCABLE));
    }
  }

  @Test
  void theKeyOfAnotherRootIsRefused() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    AuthorityFixture.in(other).close();
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Files.copy(
          other.resolve("root-key.pem"),
          folder.resolve("root-key.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      ScopeResult result =
          fixture.authority.extend(new NameScope(List.of("other.test"), List.of()));
      assertThat(result)
          .isInstanceOfSatisfying(
              ScopeResult.Refused.class,
              r -> assertThat(r.finding().code()).isEqualTo(CaCode.ROOT_KEY_FOREIGN));
    }
  }

  @Test
  void aRootKeyThatOthersMayReadStopsTheStart() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Path key = folder.resolve("root-key.pem");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
      assertThatThrownBy(() -> fixture.reopen(AuthorityFixture.settings(folder, "example.test")))
          .isInstanceOfSatisfying(
              FindingException.class,
              e -> assertThat(e.finding().code()).isEqualTo(CaCode.ROOT_KEY_EXPOSED));
    }
  }

  @Test
  void aRootKeyFileThatIsNoKeyIsNamed() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      Files.writeString(folder.resolve("root-key.pem"), "no key");
      assertThat(fixture.authority.extend(new NameScope(List.of("other.test"), List.of())))
          .isInstanceOfSatisfying(
              ScopeResult.Refused.class,
              r -> assertThat(r.finding().code()).isEqualTo(CaCode.ROOT_KEY_UNREADABLE));
    }
  }

  @Test
  void aStartThatWasCutOffAfterTheKeyFileUsesThatKey() throws Exception {
    Path key = folder.resolve("root-key.pem");
    Path other = Files.createDirectory(folder.resolve("other"));
    AuthorityFixture.in(other).close();
    Files.copy(other.resolve("root-key.pem"), key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    byte[] before = Files.readAllBytes(key);
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      assertThat(fixture.events.getFirst()).isInstanceOf(CaEvent.RootCreated.class);
      assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }
  }

  @Test
  void whatACrashCutOffIsAbandonedAndNeverHandedOut() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      CertificateLog log = new SqlCertificateLog(fixture.database);
      log.intend(intent("aaff", fixture));
      fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
      assertThat(fixture.events.getFirst()).isEqualTo(new CaEvent.IntentsAbandoned(1));
      assertThat(fixture.authority.find("aaff").orElseThrow().state())
          .isEqualTo(CertificateRecord.State.ABANDONED);
      assertThat(
              log.conclude(
                  CertificateLog.Conclusion.issued(
                      "aaff", Bytes.of(new byte[] {1}), fixture.clock.instant())))
          .as("a late conclusion loses")
          .isFalse();
      assertThat(fixture.authority.certificate("aaff")).isEmpty();
    }
  }

  @Test
  void twoStartsAtOnceAgreeOnOneRoot() throws Exception {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      CaSettings settings = AuthorityFixture.settings(folder, "example.test", "more.test");
      List<Thread> threads =
          java.util.stream.IntStream.range(0, 4)
              .mapToObj(i ->
                  Thread.ofPlatform()
                      .start(() ->
                          LocalAuthority.open(
                                  settings,
                                  fixture.database,
                                  dev.signet.store.Keyring.of(new byte[32]),
                                  fixture.clock)
                              .authority()
                              .close()))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      fixture.reopen(settings);
      assertThat(fixture.authority.issuers())
          .filteredOn(i -> i.state() == Issuer.State.CURRENT)
          .hasSize(2);
      assertThat(fixture.authority.status().counts().unfinished()).isZero();
    }
  }

  @Test
  void theLogFindsWhatWasIssuedHoweverTheSerialIsWritten() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      fixture.clock.advance(Duration.ofSeconds(1));
      var issued = fixture.issued(Profile.SERVER, "app.localhost");
      String colons = issued.certificate().serialText();
      CertificateRecord line = fixture.authority.find(colons).orElseThrow();
      assertThat(line.contents().names()).containsExactly("app.localhost");
      assertThat(line.state()).isEqualTo(CertificateRecord.State.ISSUED);
      assertThat(line.requester()).isEqualTo("test");
      assertThat(fixture.authority.certificate(colons.toLowerCase(java.util.Locale.ROOT)))
          .contains(issued.certificate());
      assertThat(fixture.authority.list(1)).containsExactly(line);
    }
  }

  private static CertificateLog.Intent intent(String serial, AuthorityFixture fixture) {
    var now = fixture.clock.instant();
    return new CertificateLog.Intent(
        serial,
        dev.signet.ca.CrlScope.whole(intermediate(fixture).id()),
        new CertificateRecord.Contents(
            "server", "", List.of("a.localhost"), now, now.plusSeconds(60)),
        "hash",
        new CertificateLog.Intent.Origin("test", now, Bytes.of(new byte[] {1, 2})));
  }

  private static String serial(AuthorityFixture fixture) {
    return fixture.issued(Profile.SERVER, "app.localhost").certificate().serialText();
  }

  private byte[] takeRootKey() throws IOException {
    Path file = folder.resolve("root-key.pem");
    byte[] key = Files.readAllBytes(file);
    Files.delete(file);
    return key;
  }

  private void putRootKey(byte[] key) throws IOException {
    Path file = Files.write(folder.resolve("root-key.pem"), key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static RevocationRequest revocation(String serial) {
    return new RevocationRequest(serial, RevocationReason.KEY_COMPROMISE, "test");
  }

  static Issuer intermediate(AuthorityFixture fixture) {
    return intermediate(fixture.authority);
  }

  static Issuer intermediate(LocalAuthority authority) {
    return authority.issuers().stream()
        .filter(i -> i.role() == Issuer.Role.INTERMEDIATE && i.state() == Issuer.State.CURRENT)
        .findFirst()
        .orElseThrow();
  }
}
