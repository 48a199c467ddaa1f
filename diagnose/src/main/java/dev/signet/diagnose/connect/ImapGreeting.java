// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.util.Locale;
import java.util.Optional;

/** STARTTLS of IMAP (RFC 9051, 6.2.1). */
final class ImapGreeting implements Greeting {
  /** Untagged lines that may come before the answer. */
  private static final int MAX_LINES = 50;

  private static final String TAG = "a1 ";

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    String banner = stream.readLine().toUpperCase(Locale.ROOT);
    if (!banner.startsWith("* OK") && !banner.startsWith("* PREAUTH")) {
      return banner.startsWith("* BYE")
          ? Optional.of(new Ending.TlsDeclined(banner))
          : Optional.of(new Ending.GreetingForeign("IMAP"));
    }
    stream.write(TAG + "STARTTLS\r\n");
    String answer = "";
    for (int i = 0; i < MAX_LINES && !answer.startsWith(TAG); i++) {
      answer = stream.readLine();
    }
    return answer.toUpperCase(Locale.ROOT).startsWith(TAG.toUpperCase(Locale.ROOT) + "OK")
        ? Optional.empty()
        : Optional.of(new Ending.TlsDeclined(answer));
  }
}
