// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.ca.AuditReport;
import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.TreeLog;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.cli.terminal.Refusal;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Report;
import dev.signet.x509.der.Bytes;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What commands ask of the authority's log. */
final class LedgerDesk {
  private final CertificateAuthority authority;

  LedgerDesk(CertificateAuthority authority) {
    this.authority = authority;
  }

  /** Everything that does not add up is a finding; nothing found, how much was looked at. */
  Map<String, Object> verify() {
    AuditReport report = authority.audit();
    if (report.faults() > 0) {
      throw new Refusal(new Report(report.findings()));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("entries", report.entries());
    members.put("certificates", report.certificates());
    members.put("lists", report.lists());
    members.put("faults", report.faults());
    return members;
  }

  /** The checkpoint, and the proofs that are asked for. */
  Map<String, Object> show(String serial, int since) {
    TreeLog log = authority.log();
    Map<String, Object> members = new LinkedHashMap<>();
    Checkpoint checkpoint = log.checkpoint();
    members.put("checkpoint", checkpoint.text());
    members.put("key", Checkpoint.verifierKey(checkpoint.origin(), log.key()));
    if (!serial.isEmpty()) {
      inclusion(members, log, serial);
    }
    if (since != 0) {
      growth(members, log, since);
    }
    return members;
  }

  private static void inclusion(Map<String, Object> members, TreeLog log, String serial) {
    TreeLog.Inclusion shown =
        log.inclusion("outcome:" + SerialNumber.normal(serial))
            .orElseThrow(() ->
                Finding.about(CaCode.SERIAL_UNKNOWN).subject(Printable.line(serial)).toException());
    members.put("checkpoint", shown.checkpoint().text());
    members.put("entry", shown.entry());
    members.put("place", shown.place());
    members.put("inclusion", texts(shown.proof()));
  }

  private static void growth(Map<String, Object> members, TreeLog log, int since) {
    TreeLog.Growth growth =
        log.growth(since)
            .orElseThrow(() ->
                WrongValue.of(
                    "signet ca log",
                    "--since",
                    "a size that the log has had, at most " + log.checkpoint().head().size(),
                    Integer.toString(since)));
    members.put("checkpoint", growth.checkpoint().text());
    members.put("since", growth.smaller().size());
    members.put("root", text(growth.smaller().root()));
    members.put("consistency", texts(growth.proof()));
  }

  private static List<String> texts(List<Bytes> hashes) {
    return hashes.stream().map(LedgerDesk::text).toList();
  }

  private static String text(Bytes hash) {
    return Base64.getEncoder().encodeToString(hash.toArray());
  }
}
