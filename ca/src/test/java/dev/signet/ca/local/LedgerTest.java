// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.AuditCode;
import dev.signet.ca.AuditReport;
import dev.signet.ca.CrlPart;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.TreeLog;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.ca.tree.MerkleTree;
import dev.signet.ca.tree.TreeHead;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspRequest;
import dev.signet.x509.der.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log of what was done, its proofs, and what is said when somebody changes the database. */
class LedgerTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private Issuer issuer;
  private Certificate kept;
  private Certificate revoked;

  /** One of everything that there is: each kind of row, each kind of list. */
  @BeforeEach
  void open() {
    fixture = AuthorityFixture.in(folder);
    fixture.reopen(AuthorityFixture.published(folder, URI.create("http://ca.example.test")));
    issuer = LocalAuthorityTest.intermediate(fixture);
    kept = fixture.issued(Profile.SERVER, "kept.localhost").certificate();
    revoked = fixture.issued(Profile.CLIENT, "revoked.localhost").certificate();
    revoke(revoked, RevocationReason.KEY_COMPROMISE);
    fixture.authority.ocsp(issuer.id(), OcspRequest.about(kept, issuer.certificate()).toArray());
    for (CrlPart part : List.of(new CrlPart.Whole(), new CrlPart.Shard(1), new CrlPart.Delta())) {
      assertThat(fixture.authority.crl(issuer.id(), part)).isPresent();
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everythingThatWasDoneAddsUp() {
    AuditReport report = fixture.authority.audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.faults()).isZero();
    assertThat(report.certificates()).as("root, intermediate, responder, two").isEqualTo(5);
    assertThat(report.lists()).as("the root's, three of the issuer").isEqualTo(4);
    assertThat(report.entries()).isGreaterThan(15);
  }

  @Test
  void eachEntryIsShownToBeInTheTreeOfASignedCheckpoint() {
    TreeLog log = fixture.authority.log();
    TreeLog.Inclusion shown = log.inclusion("intent:" + serial(kept)).orElseThrow();
    assertThat(shown.entry()).contains("names kept.localhost");
    Bytes leaf = MerkleTree.leaf(shown.entry().getBytes(StandardCharsets.UTF_8));
    TreeHead head = shown.checkpoint().head();
    assertThat(shown.checkpoint().isSignedBy(log.key())).isTrue();
    assertThat(MerkleTree.includes(leaf, shown.place(), head, shown.proof())).isTrue();
    assertThat(log.inclusion("intent:00")).isEmpty();
  }

  @Test
  void aLaterTreeIsShownToGoOnWhereAnEarlierOneEnded() {
    Checkpoint before = fixture.authority.log().checkpoint();
    for (int i = 0; i < 150; i++) {
      fixture.issued(Profile.SERVER, "a.localhost");
    }
    TreeLog log = fixture.authority.log();
    TreeLog.Growth growth = log.growth(before.head().size()).orElseThrow();
    assertThat(growth.smaller()).isEqualTo(before.head());
    assertThat(growth.checkpoint().head().size()).isEqualTo(before.head().size() + 300);
    assertThat(MerkleTree.grows(before.head(), growth.checkpoint().head(), growth.proof()))
        .isTrue();
    assertThat(log.growth(growth.checkpoint().head().size() + 1)).isEmpty();
    assertThat(fixture.authority.audit().findings()).isEmpty();
  }

  @Test
  void aRestartGoesOnWithTheSameKeyAndTree() {
    Checkpoint before = fixture.authority.log().checkpoint();
    fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
    assertThat(fixture.authority.log().checkpoint()).isEqualTo(before);
    assertThat(folder.resolve("log-checkpoint")).hasContent(before.text());
  }

  /** What somebody does who can write to the database, and what is said of it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      maxCharsPerColumn = 1000,
      delimiter = '|',
      textBlock =
          """
          LOG_ROW_MISSING        | delete from ca_revocation
          LOG_ROW_MISSING        | delete from ca_blocked_key
          LOG_ROW_MISSING        | delete from ca_outcome where serial = :kept
          LOG_ROW_MISSING        | delete from ca_list where shard = 1
          LOG_ENTRY_DIFFERS      | update ca_revocation set reason = 4
          LOG_ENTRY_DIFFERS      | update ca_revocation set revoked_at = revoked_at + 1
          LOG_ENTRY_DIFFERS      | update ca_intent set requester = 'nobody' where serial = :kept
          LOG_ENTRY_DIFFERS      | update ca_intent set names = 'other.localhost' where serial = :kept
          LOG_ENTRY_DIFFERS      | update ca_outcome set state = 'failed' where serial = :kept
          LOG_ENTRY_DIFFERS      | update ca_issuer set domains = 'other.test' where role = 'intermediate'
          LOG_ENTRY_DIFFERS      | update ca_blocked_key set key_hash = 'other'; update ca_leaf set id = 'key:other' where id like 'key:%'
          LOG_ENTRY_MISSING      | insert into ca_blocked_key values ('aa', 'bb', 'cc', 1)
          LOG_ENTRY_MISSING      | delete from ca_leaf where entry like 'intent%names kept%'
          LOG_TREE_DIFFERS       | delete from ca_leaf where entry like 'intent%names kept%'
          LOG_ENTRY_CHANGED      | update ca_leaf set entry = replace(entry, 'kept', 'lost') where entry like 'intent%names kept%'
          LOG_TREE_DIFFERS       | update ca_log set size = size - 1
          LOG_CHECKPOINT_REFUSED | update ca_log set checkpoint = replace(checkpoint, 'signet/log', 'signet/gol')
          LOG_CHECKPOINT_REFUSED | update ca_log set checkpoint = ''
          ISSUED_DIFFERS         | update ca_outcome set certificate = (select o.certificate from ca_outcome o where o.serial = :revoked) where serial = :kept
          ISSUED_SIGNATURE_WRONG | update ca_intent set issuer = 'nobody' where serial = :kept
          LIST_DIFFERS           | update ca_list set signature = (select l.signature from ca_list l where l.shard = 1)
          LIST_DIFFERS           | update ca_revocation set serial = serial, reason = 4
          """)
  void whatWasChangedInTheDatabaseIsSaid(AuditCode code, String changes) {
    var _ = fixture.authority.log();
    tamper(changes);
    AuditReport report = fixture.authority.audit();
    assertThat(report.findings()).extracting(Finding::code).contains(code);
    assertThat(report.faults()).isGreaterThanOrEqualTo(report.findings().size());
  }

  @Test
  void aDatabaseWithALogThatWasWrittenAnewDoesNotFitTheCheckpointThatWasPutAway() throws Exception {
    fixture.reopen(AuthorityFixture.published(folder, URI.create("http://ca.example.test")));
    String before = Files.readString(folder.resolve("log-checkpoint"));
    // Everything about one certificate, from every table, and the log made anew over the rest.
    tamper(
        """
        delete from ca_outcome where serial = :kept;
        delete from ca_intent where serial = :kept;
        delete from ca_leaf;
        delete from ca_node;
        delete from ca_log\
        """);
    fixture.authority.close();
    Files.writeString(folder.resolve("log-checkpoint"), before);
    fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
    assertThat(fixture.authority.audit().findings())
        .extracting(Finding::code)
        .containsExactly(AuditCode.LOG_REWRITTEN);
  }

  @Test
  void whatWasDoneBeforeThereWasALogIsTakenIntoIt() {
    tamper("delete from ca_leaf; delete from ca_node; delete from ca_log");
    fixture.authority.close();
    assertThat(folder.resolve("log-checkpoint").toFile().delete()).isTrue();
    fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
    AuditReport report = fixture.authority.audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.certificates()).isEqualTo(5);
  }

  private void tamper(String statements) {
    for (String statement : statements.split(";")) {
      String whole =
          statement
              .strip()
              .replace(":kept", "'" + serial(kept) + "'")
              .replace(":revoked", "'" + serial(revoked) + "'");
      fixture.database.write(handle -> handle.execute(whole));
    }
  }

  private void revoke(Certificate certificate, RevocationReason reason) {
    fixture.authority.revoke(new RevocationRequest(certificate.serialText(), reason, "test"));
  }

  private static String serial(Certificate certificate) {
    return certificate.serial().toString(16);
  }
}
