// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.AuditReport;
import dev.signet.ca.CaSettings;
import dev.signet.ca.CrlLog;
import dev.signet.ca.Issuer;
import dev.signet.ca.TreeLog;
import dev.signet.ca.audit.LedgerAudit;
import dev.signet.ca.issue.RuleBook;
import dev.signet.ca.store.SqlAuditTrail;
import dev.signet.ca.store.SqlTreeLog;
import dev.signet.explain.Finding;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.function.BiPredicate;

/** The log of what is done, kept in order, and the means to look through it. */
final class Ledger implements AutoCloseable {
  private final Database database;
  private final TreeLog log;
  private final LogKeeper keeper;

  private Ledger(Database database, TreeLog log, LogKeeper keeper) {
    this.database = database;
    this.log = log;
    this.keeper = keeper;
  }

  /** The log of a database, which is named after the root. */
  static Ledger open(Database database, Keyring keyring, CaSettings settings, Issuer root) {
    TreeLog log = SqlTreeLog.open(database, keyring, root.id() + ".signet/log");
    return new Ledger(database, log, LogKeeper.start(log, settings.checkpointFile()));
  }

  /** The log, every entry of this moment in its place. */
  TreeLog settled() {
    keeper.settle();
    return log;
  }

  /**
   * Looks through everything.
   *
   * @param issuers all that there ever were
   * @param sound whether what is stored gives a list that its issuer has signed
   */
  AuditReport audit(List<Issuer> issuers, BiPredicate<Issuer, CrlLog.Signed> sound) {
    keeper.settle();
    LedgerAudit.Rules rules =
        new LedgerAudit.Rules() {
          @Override
          public List<Finding> broken(String profile, Certificate certificate, Certificate issuer) {
            return RuleBook.broken(profile, certificate, issuer);
          }

          @Override
          public boolean isSound(Issuer issuer, CrlLog.Signed list) {
            return sound.test(issuer, list);
          }
        };
    return new LedgerAudit(new SqlAuditTrail(database), issuers, rules).run(keeper.kept());
  }

  @Override
  public void close() {
    keeper.close();
  }
}
