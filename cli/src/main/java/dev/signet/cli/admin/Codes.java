// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.auth.account.AccountCode;
import dev.signet.auth.login.LoginCode;
import dev.signet.auth.password.PasswordCode;
import dev.signet.auth.token.TokenCode;
import dev.signet.auth.web.WebCode;
import dev.signet.ca.AuditCode;
import dev.signet.ca.CaCode;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.cli.config.ConfigCode;
import dev.signet.cli.terminal.CliCode;
import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.connect.CheckCode;
import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.gateway.GatewayCode;
import dev.signet.http.HttpCode;
import dev.signet.http.TlsCode;
import dev.signet.http.client.ClientCode;
import dev.signet.identity.IdentityCode;
import dev.signet.store.StoreCode;
import dev.signet.trust.TrustCode;
import dev.signet.x509.X509Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every code that any part of Signet can tell. */
public final class Codes {
  private static final List<Code[]> ENUMS =
      List.of(
          AccountCode.values(),
          AuditCode.values(),
          CaCode.values(),
          AcmeCode.values(),
          ChainCause.values(),
          CheckCode.values(),
          CliCode.values(),
          ClientCause.values(),
          ClientCode.values(),
          ConfigCode.values(),
          ContentCause.values(),
          DatabaseCause.values(),
          EnrolCode.values(),
          EnrolmentCode.values(),
          FileCause.values(),
          GatewayCode.values(),
          HandshakeCause.values(),
          HttpCode.values(),
          IdentityCode.values(),
          LoginCode.values(),
          NameCause.values(),
          PasswordCode.values(),
          ReachCause.values(),
          RevocationCause.values(),
          StoreCode.values(),
          TimeCause.values(),
          TlsCode.values(),
          TokenCode.values(),
          TrustCode.values(),
          WebCode.values(),
          X509Code.values());

  private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

  private Codes() {}

  /** All of them, by id. */
  public static Stream<Code> all() {
    return ENUMS.stream().flatMap(Arrays::stream).sorted(java.util.Comparator.comparing(Code::id));
  }

  /** The code of this id. */
  public static Optional<Code> byId(String id) {
    return ENUMS.stream().flatMap(Arrays::stream).filter(code -> code.id().equals(id)).findFirst();
  }

  /** A finding without a case at hand, whose sentences keep their blanks in capitals. */
  public static Finding generic(Code code) {
    Finding.Builder builder =
        Finding.about(code).subject("SUBJECT").wanted("WANTED").found("FOUND");
    BLANK
        .matcher(sentences(code))
        .results()
        .map(blank -> blank.group(1))
        .distinct()
        .forEach(blank -> builder.with(blank, blank.toUpperCase(Locale.ROOT)));
    return builder.build();
  }

  // The catalogue's resource as it is, because a finding does not say which blanks its sentences
  // have.
  private static String sentences(Code code) {
    String name = "/META-INF/findings/" + code.getClass().getSimpleName() + "_en.properties";
    try (@Nullable InputStream stream = code.getClass().getResourceAsStream(name)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
