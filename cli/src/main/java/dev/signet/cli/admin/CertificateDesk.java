// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.ca.CaStatus;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.ca.acme.BindingRegister;
import dev.signet.ca.enrolment.EnrolmentToken;
import dev.signet.ca.enrolment.TokenDesk;
import dev.signet.cli.admin.Operation.InviteAccount;
import dev.signet.cli.admin.Operation.IssueCertificate;
import dev.signet.cli.admin.Operation.MakeToken;
import dev.signet.cli.terminal.Refusal;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.enrol.shared.SharedInventory;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What commands ask of the certificate authority. */
public final class CertificateDesk {
  /** Who the log says has asked. */
  private static final String REQUESTER = "command";

  private static final int MAX_OWNER = 100;

  /** An answer is made in memory: some 50 MB. */
  private static final int MAX_ROWS = 100_000;

  /** A key that makes an account is not for keeping. */
  private static final int MAX_INVITATION_DAYS = 365;

  private final CertificateAuthority authority;
  private final Invitations invitations;
  private final SharedInventory inventory;

  /**
   * A desk.
   *
   * @param invitations makes what strangers get a certificate by
   * @param inventory knows what came from other authorities
   */
  public CertificateDesk(
      CertificateAuthority authority, Invitations invitations, SharedInventory inventory) {
    this.authority = authority;
    this.invitations = invitations;
    this.inventory = inventory;
  }

  /**
   * What makes that by which strangers get a certificate.
   *
   * @param bindings the keys of new ACME accounts
   * @param tokens the tokens of hosts without ACME
   */
  public record Invitations(BindingRegister bindings, TokenDesk tokens) {}

  CertificateAuthority authority() {
    return authority;
  }

  Map<String, Object> issue(IssueCertificate issue) {
    Profile profile =
        Profile.named(issue.profile())
            .orElseThrow(() ->
                wrong(
                    "--profile",
                    Profile.ALL.stream().map(Profile::name).toList(),
                    issue.profile()));
    byte[] csr =
        CertificateRequest.readFile(issue.request().getBytes(StandardCharsets.US_ASCII))
            .encoded()
            .toArray();
    IssuanceRequest request = IssuanceRequest.of(csr, profile, REQUESTER);
    if (issue.days() < 0) {
      throw wrong("--days", "a number of days", issue.days());
    }
    if (issue.days() > 0) {
      request = request.lasting(Duration.ofDays(issue.days()));
    }
    return switch (authority.issue(request)) {
      case IssuanceResult.Issued(IssuedCertificate issued) -> members(issued);
      case IssuanceResult.Refused(var report) -> throw new Refusal(report);
    };
  }

  Map<String, Object> list(int limit) {
    requireBound(limit);
    return Map.of(
        "certificates", authority.list(limit).stream().map(CertificateDesk::members).toList());
  }

  Map<String, Object> served(int limit) {
    requireBound(limit);
    return Map.of("served", inventory.lines(limit).stream().map(CertificateDesk::members).toList());
  }

  private static void requireBound(int limit) {
    if (limit < 1 || limit > MAX_ROWS) {
      throw wrong("--limit", "1 to " + MAX_ROWS, limit);
    }
  }

  Map<String, Object> revoke(String serial, String reason) {
    RevocationReason known =
        RevocationReason.named(reason)
            .orElseThrow(() ->
                wrong(
                    "--reason",
                    Arrays.stream(RevocationReason.values()).map(RevocationReason::id).toList(),
                    reason));
    return switch (authority.revoke(new RevocationRequest(serial, known, REQUESTER))) {
      case RevocationResult.Revoked(String revoked, var at, var others) ->
          ordered("serial", revoked, "reason", known.id(), "at", at.toString(), "others", others);
      case RevocationResult.Refused(Finding finding) -> throw new FindingException(finding);
    };
  }

  Map<String, Object> invite(InviteAccount invite) {
    requireInvitation("signet ca eab", invite.owner(), invite.days());
    BindingRegister.Handout handout =
        invitations
            .bindings()
            .invite(invite.owner(), invite.domains(), Duration.ofDays(invite.days()));
    return ordered(
        "owner",
        invite.owner(),
        "key_id",
        handout.id(),
        "mac_key",
        handout.secret(),
        "until",
        handout.until().truncatedTo(ChronoUnit.SECONDS).toString(),
        "domains",
        invite.domains());
  }

  Map<String, Object> token(MakeToken make) {
    requireInvitation("signet cert token", make.owner(), make.days());
    TokenDesk.Handout handout =
        invitations.tokens().invite(make.owner(), make.domains(), Duration.ofDays(make.days()));
    EnrolmentToken token = handout.token();
    return ordered(
        "owner",
        token.owner(),
        "id",
        token.id(),
        "secret",
        handout.secret().reveal(),
        "until",
        token.expiresAt().toString(),
        "domains",
        token.domains());
  }

  private static void requireInvitation(String command, String owner, int days) {
    if (owner.isBlank() || owner.length() > MAX_OWNER || !owner.equals(Printable.line(owner))) {
      String wanted = "1 to " + MAX_OWNER + " characters that can be printed";
      throw WrongValue.of(command, "NAME", wanted, Printable.line(owner));
    }
    if (days < 1 || days > MAX_INVITATION_DAYS) {
      String wanted = "1 to " + MAX_INVITATION_DAYS + " days";
      throw WrongValue.of(command, "--days", wanted, Integer.toString(days));
    }
  }

  Map<String, Object> status() {
    CaStatus status = authority.status();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuers", status.issuers().stream().map(CertificateDesk::members).toList());
    members.put("root_key_present", status.rootKeyPresent());
    members.put("issued", status.counts().issued());
    members.put("revoked", status.counts().revoked());
    members.put("unfinished", status.counts().unfinished());
    members.put("attention", status.attention().stream().map(Finding::toString).toList());
    return members;
  }

  private static Map<String, Object> members(IssuedCertificate issued) {
    Certificate leaf = issued.certificate();
    String rest =
        issued.chain().stream().skip(1).map(Certificate::toPem).collect(Collectors.joining());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("serial", leaf.serialText());
    members.put("not_after", leaf.validity().notAfter().toString());
    members.put("sha256", leaf.fingerprint());
    members.put("certificate", leaf.toPem());
    members.put("chain", rest);
    members.put("notes", issued.notes().stream().map(Finding::headline).toList());
    return members;
  }

  private static Map<String, Object> members(SharedInventory.Line line) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", line.name());
    members.put("authority", line.authority().orElse(""));
    members.put("not_after", line.notAfter().map(Instant::toString).orElse(""));
    members.put("renew_at", line.renewAt().map(Instant::toString).orElse(""));
    line.trouble()
        .ifPresent(trouble -> {
          members.put("failing", trouble.authority());
          members.put("problem", trouble.problem());
          members.put("detail", trouble.detail());
          members.put("retry_at", trouble.retryAt().toString());
        });
    return members;
  }

  private static Map<String, Object> members(CertificateRecord line) {
    Map<String, Object> members = new LinkedHashMap<>();
    CertificateRecord.Contents contents = line.contents();
    members.put("serial", line.serial());
    members.put("profile", contents.profile());
    members.put("subject", contents.subject());
    members.put("names", contents.names());
    members.put("not_before", contents.notBefore().toString());
    members.put("not_after", contents.notAfter().toString());
    members.put("state", state(line));
    members.put("requester", line.requester());
    return members;
  }

  private static String state(CertificateRecord line) {
    return line.revocation() == null ? line.state().name().toLowerCase(Locale.ROOT) : "revoked";
  }

  private static Map<String, Object> members(Issuer issuer) {
    return ordered(
        "id",
        issuer.id(),
        "role",
        issuer.role().name().toLowerCase(Locale.ROOT),
        "state",
        issuer.state().name().toLowerCase(Locale.ROOT),
        "scope",
        issuer.scope().toString(),
        "not_after",
        issuer.certificate().validity().notAfter().toString(),
        "sha256",
        issuer.certificate().fingerprint());
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.put(pairs[i].toString(), pairs[i + 1]);
    }
    return members;
  }

  private static FindingException wrong(String option, List<String> words, String found) {
    return WrongValue.of("signet cert", option, "one of " + String.join(", ", words), found);
  }

  private static FindingException wrong(String option, String wanted, int found) {
    return WrongValue.of("signet cert", option, wanted, Integer.toString(found));
  }
}
