// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A protocol that is known by how its servers begin. */
record BannerRule(ReachCause cause, Predicate<FirstBytes> banner, String protocol)
    implements CauseRule {
  private static final int MYSQL_PROTOCOL = 10;
  private static final int MYSQL_HEADER = 4;
  private static final int MYSQL_ERROR = 0xff;

  /** The protocols, the more special before the more general. */
  static List<CauseRule> all() {
    return List.of(
        new BannerRule(ReachCause.PLAIN_HTTP_PORT, first -> first.begin("HTTP/"), "HTTP"),
        new BannerRule(ReachCause.SSH_PORT, first -> first.begin("SSH-"), "SSH"),
        new BannerRule(ReachCause.FTP_PORT, BannerRule::isFtp, "FTP"),
        new BannerRule(ReachCause.SMTP_PORT, BannerRule::isSmtp, "SMTP"),
        new BannerRule(ReachCause.IMAP_PORT, first -> first.begin("* OK"), "IMAP"),
        new BannerRule(ReachCause.POP_PORT, first -> first.begin("+OK"), "POP3"),
        new BannerRule(ReachCause.MYSQL_PORT, BannerRule::isMysql, "MySQL"),
        new BannerRule(ReachCause.POSTGRES_PORT, BannerRule::isPostgres, "PostgreSQL"),
        new BannerRule(ReachCause.PROXY_HEADER_SENT, BannerRule::isProxyHeader, "PROXY"));
  }

  @Override
  public Optional<Finding> judge(CaseFile file) {
    FirstBytes first = FirstBytes.of(file);
    boolean asked = file.target().dialect() == Dialect.HTTP && cause == ReachCause.PLAIN_HTTP_PORT;
    if (!FirstBytes.decide(file) || asked || !banner.test(first)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(cause)
            .wanted("a record of TLS")
            .found(first.shown())
            .with("protocol", protocol)
            .build());
  }

  /** Both begin with 220 (RFC 959, 4.2; RFC 5321, 4.2); what follows tells them apart. */
  private static boolean isFtp(FirstBytes first) {
    return isReady(first) && first.text().toUpperCase(Locale.ROOT).contains("FTP");
  }

  private static boolean isSmtp(FirstBytes first) {
    return isReady(first) && !isFtp(first);
  }

  private static boolean isReady(FirstBytes first) {
    return first.begin("220 ") || first.begin("220-");
  }

  private static boolean isMysql(FirstBytes first) {
    if (first.bytes().length() <= MYSQL_HEADER || first.bytes().at(3) != 0) {
      return false;
    }
    int length = first.bytes().at(0) | first.bytes().at(1) << 8 | first.bytes().at(2) << 16;
    int kind = first.bytes().at(MYSQL_HEADER);
    return (kind == MYSQL_PROTOCOL && length < 256 && length > 30)
        || (kind == MYSQL_ERROR && length < 512 && length > 3);
  }

  /** An ErrorResponse: its type, a length of four bytes, and its first field, the severity. */
  private static boolean isPostgres(FirstBytes first) {
    return first.begin("E")
        && first.bytes().length() > 6
        && first.bytes().at(1) == 0
        && first.text().matches("(?s)E.{4}S[A-Z]+.*");
  }

  private static boolean isProxyHeader(FirstBytes first) {
    return first.begin("PROXY ") || first.begin("\r\n\r\n\0\r\nQUIT\n");
  }
}
