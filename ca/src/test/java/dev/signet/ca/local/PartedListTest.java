// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaCode;
import dev.signet.ca.CrlPart;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.ca.ShardBook;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.DeltaCrlIndicator;
import dev.signet.x509.ExtensionContent.FreshestCrl;
import dev.signet.x509.ExtensionContent.IssuingDistributionPoint;
import dev.signet.x509.Pem;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in parts, lists of changes, and keys that are never certified again. */
class PartedListTest {
  private static final CrlPart FIRST = new CrlPart.Shard(1);

  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private Issuer issuer;

  @BeforeEach
  void open() {
    fixture = AuthorityFixture.now(folder, FixedClock.at(Instant.now()));
    fixture.reopen(published("http://ca.example.test"));
    issuer = LocalAuthorityTest.intermediate(fixture);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCertificateNamesItsPartOfTheListAndThePartSaysThatItIsOne() {
    Certificate leaf = issued("a.localhost");
    Crl part = list(FIRST);
    assertThat(place(leaf)).isEqualTo(address("http://ca.example.test", "1"));
    Extension scope =
        part.extensions().stream()
            .filter(e -> e.content() instanceof IssuingDistributionPoint)
            .findFirst()
            .orElseThrow();
    assertThat(scope.critical()).isTrue();
    assertThat(part.extension(IssuingDistributionPoint.class).orElseThrow().toString())
        .contains(place(leaf));
    assertThat(fixture.authority.crl(issuer.id(), new CrlPart.Shard(2))).isEmpty();
  }

  @Test
  void opensslBelievesThePartAndRefusesWhatIsOnIt() throws Exception {
    Certificate leaf = issued("a.localhost");
    write("leaf.pem", leaf.toPem());
    write("issuer.pem", issuer.certificate().toPem());
    assertThat(openssl(FIRST, "-crl_check")).contains("leaf.pem: OK");
    revoke(leaf, RevocationReason.SUPERSEDED);
    assertThat(openssl(FIRST, "-crl_check")).contains("certificate revoked");
  }

  @Test
  void aFullPartIsFollowedByAnotherAndRevocationsStayApart() {
    Certificate first = issued("a.localhost");
    Revocations.insert(fixture, issuer, 1, ShardBook.CAPACITY);
    fixture.reopen(published("http://ca.example.test"));
    Certificate second = issued("b.localhost");
    revoke(second, RevocationReason.SUPERSEDED);
    assertThat(place(second)).isEqualTo(address("http://ca.example.test", "2"));
    assertThat(list(FIRST).revoked()).hasSize(ShardBook.CAPACITY);
    assertThat(list(new CrlPart.Shard(2)).revokes(second)).isTrue();
    assertThat(list(new CrlPart.Shard(2)).revoked()).hasSize(1);
    assertThat(list(new CrlPart.Whole()).revoked()).hasSize(ShardBook.CAPACITY + 1);
    assertThat(list(new CrlPart.Whole()).revokes(first)).isFalse();
  }

  @Test
  void anotherAddressOpensAnotherPartAndTheFirstOneKeepsItsName() {
    Certificate before = issued("a.localhost");
    fixture.reopen(published("http://elsewhere.example.test"));
    Certificate after = issued("a.localhost");
    assertThat(place(after)).isEqualTo(address("http://elsewhere.example.test", "2"));
    assertThat(list(FIRST).extension(IssuingDistributionPoint.class).orElseThrow().toString())
        .contains(place(before));
  }

  @Test
  void aListOfChangesTellsWhatTheWholeOneCouldNotKnow() throws Exception {
    Certificate leaf = issued("a.localhost");
    write("leaf.pem", leaf.toPem());
    write("issuer.pem", issuer.certificate().toPem());
    Crl whole = list(new CrlPart.Whole());
    assertThat(whole.extension(FreshestCrl.class).orElseThrow().toString())
        .contains(address("http://ca.example.test", "delta"));
    revoke(leaf, RevocationReason.SUPERSEDED);
    Crl delta = list(new CrlPart.Delta());
    assertThat(delta.extension(DeltaCrlIndicator.class).orElseThrow().base())
        .isEqualTo(whole.number().orElseThrow());
    assertThat(delta.revoked()).hasSize(1);
    assertThat(verdict(leaf, List.of(whole))).isInstanceOf(Verdict.Trusted.class);
    assertThat(verdict(leaf, List.of(whole, delta))).isInstanceOf(Verdict.Untrusted.class);
    write("lists.pem", pem(whole) + pem(delta));
    assertThat(verify("-crl_check", "-use_deltas")).contains("certificate revoked");
    write("lists.pem", pem(whole));
    assertThat(verify("-crl_check")).contains("leaf.pem: OK");
  }

  @Test
  void aListGrowsByItsNewEntriesAsItWouldBeWrittenAnew() {
    Certificate kept = issued("kept.localhost");
    for (int i = 0; i < 5; i++) {
      revoke(issued("a.localhost"), RevocationReason.values()[i]);
      assertThat(list(FIRST).revoked()).hasSize(i + 1);
      fixture.clock.advance(Duration.ofSeconds(1));
    }
    RevocationList grown = fixture.authority.crl(issuer.id(), FIRST).orElseThrow();
    fixture.reopen(published("http://ca.example.test"));
    assertThat(fixture.authority.crl(issuer.id(), FIRST)).as("written again").contains(grown);
    assertThat(list(FIRST).revokes(kept)).isFalse();
  }

  @Test
  void theNumberOfAListThatWasCutOffIsNotUsedAgain() {
    issued("a.localhost");
    Crl before = list(FIRST);
    fixture.database.write(handle ->
        handle.execute(
            "insert into ca_list (issuer, shard, number, after_place, covered, lived_beyond,"
                + " this_update, next_update, hash) values (?, 1, 2, 0, 0, 0, 0, 0, 'x')",
            issuer.id()));
    fixture.clock.advance(Duration.ofDays(2));
    assertThat(before.number().orElseThrow()).isEqualTo(1);
    assertThat(list(FIRST).number().orElseThrow()).isEqualTo(3);
  }

  @Test
  void aKeyInOtherHandsIsNeverCertifiedAgainAndAllOfItsCertificatesAreRevoked() {
    KeyPair lost = AuthorityFixture.keys();
    Certificate first = issued(lost, "a.localhost");
    Certificate second = issued(lost, "b.localhost");
    Certificate stranger = issued("c.localhost");
    RevocationResult result = revoke(first, RevocationReason.KEY_COMPROMISE);
    assertThat(result)
        .isInstanceOfSatisfying(
            RevocationResult.Revoked.class,
            revoked -> assertThat(revoked.others()).containsExactly(second.serial().toString(16)));
    assertThat(list(FIRST).revokes(second)).isTrue();
    assertThat(list(FIRST).revokes(stranger)).isFalse();
    fixture.clock.advance(Duration.ofDays(100));
    assertThat(fixture.refused(request(lost, "d.localhost")).headline().code())
        .isEqualTo(CaCode.KEY_BLOCKED);
  }

  @Test
  void aKeyThatWasReplacedMayBeCertifiedAgain() {
    KeyPair keys = AuthorityFixture.keys();
    Certificate first = issued(keys, "a.localhost");
    Certificate second = issued(keys, "a.localhost");
    revoke(first, RevocationReason.SUPERSEDED);
    assertThat(list(FIRST).revokes(second)).isFalse();
    assertThat(issued(keys, "a.localhost")).isNotEqualTo(second);
  }

  private Verdict verdict(Certificate leaf, List<Crl> lists) {
    Verifier verifier =
        new Verifier(
            TrustAnchors.of("test", "", List.of(fixture.authority.root().certificate())),
            fixture.clock);
    Crl root = read(fixture.authority.crl(fixture.authority.root().id()).orElseThrow());
    RevocationTerms terms =
        RevocationTerms.of(RevocationTerms.Mode.HARD).plusLists(List.of(root)).plusLists(lists);
    List<Certificate> chain = List.of(leaf, issuer.certificate());
    return verifier.verify(PathRequest.forServer(chain, "a.localhost").withRevocation(terms));
  }

  private String openssl(CrlPart part, String... options) throws Exception {
    write("lists.pem", pem(list(part)));
    return verify(options);
  }

  private String verify(String... options) throws Exception {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("verify", "-x509_strict", "-extended_crl", "-CAfile", "root.pem"));
    arguments.addAll(List.of("-untrusted", "issuer.pem", "-CRLfile", "lists.pem"));
    arguments.addAll(List.of(options));
    arguments.add("leaf.pem");
    return Openssl.run(folder, arguments.toArray(String[]::new)).output();
  }

  private String address(String base, String last) {
    return base + "/ca/" + issuer.id() + "/crl/" + last;
  }

  private static String place(Certificate leaf) {
    return leaf.extension(CrlDistributionPoints.class).orElseThrow().names().getFirst().value();
  }

  private dev.signet.ca.CaSettings published(String address) {
    return AuthorityFixture.published(folder, URI.create(address));
  }

  private RevocationResult revoke(Certificate leaf, RevocationReason reason) {
    return fixture.authority.revoke(new RevocationRequest(leaf.serialText(), reason, "test"));
  }

  private Certificate issued(String name) {
    return issued(AuthorityFixture.keys(), name);
  }

  private Certificate issued(KeyPair keys, String name) {
    return fixture.issued(request(keys, name)).certificate();
  }

  private static IssuanceRequest request(KeyPair keys, String name) {
    return IssuanceRequest.of(AuthorityFixture.csr(keys, "", name), Profile.SERVER, "test");
  }

  private Crl list(CrlPart part) {
    return read(fixture.authority.crl(issuer.id(), part).orElseThrow());
  }

  private static Crl read(RevocationList list) {
    return Crl.read(list.encoded().toArray());
  }

  private static String pem(Crl list) {
    return Pem.write(Pem.CRL, list.encoded().toArray());
  }

  private void write(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }
}
