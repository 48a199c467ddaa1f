// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.util.Locale;
import java.util.Optional;

/** STARTTLS of SMTP (RFC 3207). */
final class SmtpGreeting implements Greeting {
  /** A server has about a dozen extensions to tell. */
  private static final int MAX_LINES = 100;

  private static final String READY = "220";
  private static final String FINE = "250";

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    Reply banner = reply(stream);
    if (!banner.code.equals(READY)) {
      return banner.code.matches("[45][0-9][0-9]")
          ? Optional.of(new Ending.TlsDeclined(banner.last))
          : Optional.of(new Ending.GreetingForeign("SMTP"));
    }
    // RFC 5321, 4.1.3: a client without a name of its own says its address.
    stream.write("EHLO [127.0.0.1]\r\n");
    Reply extensions = reply(stream);
    if (!extensions.code.equals(FINE) || !extensions.startTls) {
      return Optional.of(new Ending.TlsDeclined("no STARTTLS among its extensions"));
    }
    stream.write("STARTTLS\r\n");
    Reply answer = reply(stream);
    return answer.code.equals(READY)
        ? Optional.empty()
        : Optional.of(new Ending.TlsDeclined(answer.last));
  }

  private record Reply(String code, String last, boolean startTls) {}

  /** RFC 5321, 4.2.1: all lines but the last have a hyphen behind the code. */
  private static Reply reply(PlainStream stream) throws PlainStream.Ended {
    boolean startTls = false;
    String line = "";
    for (int i = 0; i < MAX_LINES; i++) {
      line = stream.readLine();
      boolean hasCode = line.length() >= 3 && line.substring(0, 3).matches("[0-9]{3}");
      if (!hasCode) {
        return new Reply("", line, false);
      }
      startTls |= line.substring(3).toUpperCase(Locale.ROOT).matches("[- ]STARTTLS.*");
      if (line.length() == 3 || line.charAt(3) != '-') {
        break;
      }
    }
    return new Reply(line.substring(0, 3), line, startTls);
  }
}
