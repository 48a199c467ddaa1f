// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.util.Optional;

/** STLS of POP3 (RFC 2595, 4). */
final class PopGreeting implements Greeting {
  private static final String FINE = "+OK";

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    String banner = stream.readLine();
    if (!banner.startsWith(FINE)) {
      return Optional.of(
          banner.startsWith("-ERR")
              ? new Ending.TlsDeclined(banner)
              : new Ending.GreetingForeign("POP3"));
    }
    stream.write("STLS\r\n");
    String answer = stream.readLine();
    return answer.startsWith(FINE) ? Optional.empty() : Optional.of(new Ending.TlsDeclined(answer));
  }
}
