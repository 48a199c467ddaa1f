// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlPart;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.issue.LeafIssuance;
import dev.signet.ca.issue.PublicAddresses;
import dev.signet.ca.revoke.CrlDesk;
import dev.signet.ca.store.SqlCertificateLog;
import dev.signet.ca.store.SqlCrlLog;
import dev.signet.ca.store.SqlIssuerStore;
import dev.signet.ca.store.SqlRevocationLog;
import dev.signet.ca.store.SqlShardBook;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A process that issues, revokes and publishes, and is gone at one of the steps: no exit handler
 * runs, as when it is killed. It prints what it has confirmed before.
 */
public final class DyingNode {
  /** Where it ends. */
  public enum Step {
    /** Before anything is written down. */
    INTENT_BEFORE,
    /** What is to be signed is written down. */
    INTENT_AFTER,
    /** The key has signed. */
    SIGNED,
    /** The certificate is written down, and not handed out. */
    CONCLUDED,
    /** The certificate was handed out. */
    CONFIRMED,
    /** A certificate was revoked. */
    REVOKED,
    /** Before a list is written down. */
    LIST_BEFORE,
    /** A list is written down. */
    LIST_INTENDED,
    /** A list is signed. */
    LIST_SIGNED,
    /** The list's signature is written down. */
    LIST_CONCLUDED,
    /** Entries of the log have got their places. */
    SEQUENCED
  }

  /** What tells it from a fault of its own. */
  public static final int GONE = 9;

  private final AuthorityFixture fixture;
  private final Step step;

  private DyingNode(AuthorityFixture fixture, Step step) {
    this.fixture = fixture;
    this.step = step;
  }

  /** {@code FOLDER STEP}. */
  public static void main(String[] arguments) {
    AuthorityFixture fixture = AuthorityFixture.in(Path.of(arguments[0]));
    new DyingNode(fixture, Step.valueOf(arguments[1])).run();
  }

  private void run() {
    Issuer issuer = LocalAuthorityTest.intermediate(fixture);
    Certificate leaf = issue(issuer);
    confirm("issued", leaf);
    reach(Step.CONFIRMED);
    fixture.authority.revoke(
        new RevocationRequest(leaf.serialText(), RevocationReason.SUPERSEDED, "test"));
    confirm("revoked", leaf);
    reach(Step.REVOKED);
    desk().current(issuer, new CrlPart.Whole(), () -> store().signer(issuer));
    var _ = fixture.authority.log();
    reach(Step.SEQUENCED);
  }

  private Certificate issue(Issuer issuer) {
    dev.signet.ca.CertificateLog log =
        dying(
            dev.signet.ca.CertificateLog.class,
            new SqlCertificateLog(fixture.database),
            "intend",
            Step.INTENT_BEFORE,
            Step.INTENT_AFTER);
    log = dying(dev.signet.ca.CertificateLog.class, log, "conclude", Step.SIGNED, Step.CONCLUDED);
    LeafIssuance issuance =
        new LeafIssuance(
            new LeafIssuance.Parts(log, new SqlShardBook(fixture.database)),
            new PublicAddresses(null),
            new SecureRandom(),
            fixture.clock);
    IssuanceResult result =
        issuance.issue(
            AuthorityFixture.request(Profile.SERVER, "a.localhost"),
            new LeafIssuance.Authority(
                issuer, store().signer(issuer).orElseThrow(), fixture.authority.root()));
    return ((IssuanceResult.Issued) result).certificate().certificate();
  }

  private CrlDesk desk() {
    CrlLog lists =
        dying(
            CrlLog.class,
            new SqlCrlLog(fixture.database),
            "intend",
            Step.LIST_BEFORE,
            Step.LIST_INTENDED);
    lists = dying(CrlLog.class, lists, "conclude", Step.LIST_SIGNED, Step.LIST_CONCLUDED);
    return new CrlDesk(
        new CrlDesk.Parts(
            new SqlRevocationLog(fixture.database), lists, new SqlShardBook(fixture.database)),
        issuer -> "",
        fixture.clock);
  }

  private SqlIssuerStore store() {
    return new SqlIssuerStore(
        fixture.database,
        Keyring.of(new byte[Keyring.KEY_BYTES]),
        AuthorityFixture.settings(fixture.folder, "example.test"),
        new SecureRandom());
  }

  /** The same, but gone before or behind one method. */
  private <T> T dying(Class<T> type, T real, String method, Step before, Step after) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              boolean named = called.getName().equals(method);
              if (named) {
                reach(before);
              }
              try {
                Object answer = called.invoke(real, arguments);
                if (named) {
                  reach(after);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  private void reach(Step reached) {
    if (step == reached) {
      System.out.flush();
      Runtime.getRuntime().halt(GONE);
    }
  }

  private static void confirm(String what, Certificate certificate) {
    System.out.println(what + " " + certificate.serial().toString(16));
  }
}
