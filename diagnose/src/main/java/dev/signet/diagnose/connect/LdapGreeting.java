// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The StartTLS operation of LDAP (RFC 4511, 4.14): an extended request and its response. */
final class LdapGreeting implements Greeting {
  private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

  /** Responses have some tens of bytes. */
  private static final int MAX_RESPONSE = 4096;

  private static final int SEQUENCE = 0x30;
  private static final int EXTENDED_RESPONSE = 24;

  @Override
  public Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended {
    stream.write(request());
    byte[] head = stream.readFully(2);
    if ((head[0] & 0xff) != SEQUENCE) {
      return Optional.of(new Ending.GreetingForeign("LDAP"));
    }
    int length = length(stream, head[1] & 0xff);
    if (length < 0 || length > MAX_RESPONSE) {
      return Optional.of(new Ending.GreetingForeign("LDAP"));
    }
    return answer(stream.readFully(length));
  }

  private static byte[] request() {
    byte[] oid = START_TLS.getBytes(StandardCharsets.US_ASCII);
    // LDAPMessage { messageID 1, [APPLICATION 23] { [0] requestName } }
    byte[] message = new byte[2 + 3 + 2 + 2 + oid.length];
    message[0] = SEQUENCE;
    message[1] = (byte) (message.length - 2);
    message[2] = 0x02;
    message[3] = 1;
    message[4] = 1;
    message[5] = 0x77;
    message[6] = (byte) (2 + oid.length);
    message[7] = (byte) 0x80;
    message[8] = (byte) oid.length;
    System.arraycopy(oid, 0, message, 9, oid.length);
    return message;
  }

  /**
   * BER: servers write lengths in more bytes than needed, so that DER's reader is of no use here.
   */
  private static int length(PlainStream stream, int first) throws PlainStream.Ended {
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count > 4) {
      return -1;
    }
    int length = 0;
    for (byte each : stream.readFully(count)) {
      length = (length << 8) | (each & 0xff);
    }
    return length;
  }

  private static Optional<Ending> answer(byte[] message) {
    // messageID, then [APPLICATION 24] { resultCode ENUMERATED … }
    int at = 2 + (message.length > 1 ? message[1] & 0xff : 0);
    if (at + 1 >= message.length || (message[at] & 0x1f) != EXTENDED_RESPONSE) {
      return Optional.of(new Ending.GreetingForeign("LDAP"));
    }
    int lengthBytes = (message[at + 1] & 0x80) == 0 ? 0 : message[at + 1] & 0x7f;
    int result = at + 2 + lengthBytes + 2;
    if (result >= message.length) {
      return Optional.of(new Ending.GreetingForeign("LDAP"));
    }
    return message[result] == 0
        ? Optional.empty()
        : Optional.of(new Ending.TlsDeclined("the result code " + message[result]));
  }
}
