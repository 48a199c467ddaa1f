// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.nio.ByteBuffer;
import java.util.Optional;

/** SSLRequest of PostgreSQL's protocol 3.0: eight bytes, answered by one. */
final class PostgresGreeting implements Greeting {
  private static final int LENGTH = 8;

  /** 1234 in the upper half, 5679 in the lower one, so that it is no version. */
  private static final int SSL_REQUEST = 80877103;

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    stream.write(ByteBuffer.allocate(LENGTH).putInt(LENGTH).putInt(SSL_REQUEST).array());
    byte answer = stream.readFully(1)[0];
    return switch (answer) {
      case 'S' -> Optional.empty();
      case 'N' -> Optional.of(new Ending.TlsDeclined("N"));
      case 'E' -> Optional.of(new Ending.TlsDeclined("an error message"));
      default -> Optional.of(new Ending.GreetingForeign("PostgreSQL"));
    };
  }
}
