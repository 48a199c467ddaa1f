// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a message can be malformed, and the name that it gets. */
class InvalidMessagesTest {
  private static final String RANDOM = "11".repeat(32);

  /** A ClientHello up to its extensions: version, random, no session id, one suite, null. */
  private static final String HELLO = "0303" + RANDOM + "00" + "00021301" + "0100";

  /** A ServerHello up to its extensions. */
  private static final String SERVER_HELLO = "0303" + RANDOM + "00" + "1301" + "00";

  private static final String IDENTITIES = "000a" + "0004aabbccdd" + "00000000";
  private static final String BINDERS = "0021" + "20" + "22".repeat(32);

  /** A message that must be refused: its type, its body, and what it is called. */
  private record Case(InvalidMessage code, int type, String body) {}

  private static Case hello(InvalidMessage code, String extensions) {
    int length = extensions.length() / 2;
    return new Case(
        code, HandshakeTypes.CLIENT_HELLO, HELLO + "%04x".formatted(length) + extensions);
  }

  private static Case serverHello(InvalidMessage code, String extensions) {
    int length = extensions.length() / 2;
    return new Case(
        code, HandshakeTypes.SERVER_HELLO, SERVER_HELLO + "%04x".formatted(length) + extensions);
  }

  private static String extension(int type, String content) {
    return "%04x%04x".formatted(type, content.length() / 2) + content;
  }

  static List<Case> tls13() {
    return List.of(
        new Case(InvalidMessage.MESSAGE_CUT_OFF, HandshakeTypes.CLIENT_HELLO, "0303" + "11"),
        new Case(InvalidMessage.TRAILING_BYTES, HandshakeTypes.END_OF_EARLY_DATA, "00"),
        new Case(InvalidMessage.TRAILING_BYTES, HandshakeTypes.CLIENT_HELLO, HELLO + "000000"),
        hello(InvalidMessage.TRAILING_BYTES, extension(23, "00")),
        hello(InvalidMessage.TRAILING_BYTES, extension(51, "000000")),
        hello(InvalidMessage.VECTOR_TOO_SHORT, extension(10, "0000")),
        hello(InvalidMessage.VECTOR_TOO_SHORT, extension(16, "0002" + "0000")),
        hello(InvalidMessage.VECTOR_TOO_SHORT, extension(43, "00")),
        hello(InvalidMessage.VECTOR_TOO_SHORT, extension(51, "0004" + "001d0000")),
        new Case(
            InvalidMessage.VECTOR_TOO_LONG,
            HandshakeTypes.CLIENT_HELLO,
            "0303" + RANDOM + "21" + "33".repeat(33) + "00021301" + "0100"),
        hello(InvalidMessage.VECTOR_TOO_LONG, extension(43, "ff" + "0304".repeat(127) + "03")),
        hello(InvalidMessage.VECTOR_TOO_LONG, manyShares()),
        new Case(
            InvalidMessage.VECTOR_UNEVEN,
            HandshakeTypes.CLIENT_HELLO,
            "0303" + RANDOM + "00" + "0003130113" + "0100"),
        hello(InvalidMessage.VECTOR_UNEVEN, extension(13, "0003" + "040305")),
        hello(InvalidMessage.EXTENSION_REPEATED, extension(23, "") + extension(23, "")),
        hello(InvalidMessage.EXTENSION_REPEATED, manyExtensions()),
        new Case(InvalidMessage.MESSAGE_TYPE_UNKNOWN, HandshakeTypes.SERVER_KEY_EXCHANGE, ""),
        new Case(InvalidMessage.MESSAGE_TYPE_UNKNOWN, HandshakeTypes.MESSAGE_HASH, ""),
        hello(InvalidMessage.SERVER_NAME_MALFORMED, extension(0, "0004" + "01" + "000161")),
        hello(InvalidMessage.SERVER_NAME_MALFORMED, extension(0, "0008" + "00000161" + "00000162")),
        hello(InvalidMessage.SERVER_NAME_MALFORMED, extension(0, "0005" + "00" + "00026100")),
        hello(
            InvalidMessage.SERVER_NAME_MALFORMED,
            extension(0, "0103" + "00" + "0100" + "61".repeat(256))),
        serverHello(
            InvalidMessage.PROTOCOL_SELECTION_NOT_SINGLE,
            extension(16, "0006" + "026832" + "026833")),
        hello(
            InvalidMessage.KEY_SHARE_REPEATED, extension(51, "000a" + "001d0001aa" + "001d0001bb")),
        hello(
            InvalidMessage.BINDERS_UNEQUAL_IDENTITIES,
            extension(41, IDENTITIES + "0042" + BINDERS.substring(4).repeat(2))),
        hello(
            InvalidMessage.PRE_SHARED_KEY_NOT_LAST,
            extension(41, IDENTITIES + BINDERS) + extension(23, "")),
        new Case(InvalidMessage.KEY_UPDATE_REQUEST_UNKNOWN, HandshakeTypes.KEY_UPDATE, "02"),
        hello(InvalidMessage.RECORD_SIZE_LIMIT_TOO_SMALL, extension(28, "003f")),
        new Case(
            InvalidMessage.TICKET_FLAGS_TRAILING_ZERO,
            HandshakeTypes.NEW_SESSION_TICKET,
            "00000000".repeat(2) + "00" + "0001aa" + "0007" + extension(62, "020100")),
        new Case(
            InvalidMessage.STATUS_TYPE_UNKNOWN,
            HandshakeTypes.CERTIFICATE,
            "00" + "00000f" + "000001aa" + "0009" + extension(5, "02" + "000001aa")),
        hello(InvalidMessage.ECH_TYPE_UNKNOWN, extension(0xfe0d, "02")));
  }

  static List<Case> tls12() {
    return List.of(
        new Case(InvalidMessage.MESSAGE_TYPE_UNKNOWN, HandshakeTypes.KEY_UPDATE, "00"),
        new Case(
            InvalidMessage.CURVE_TYPE_UNKNOWN,
            HandshakeTypes.SERVER_KEY_EXCHANGE,
            "01" + "001d" + "01aa" + "0403" + "0000"),
        new Case(
            InvalidMessage.STATUS_TYPE_UNKNOWN,
            HandshakeTypes.CERTIFICATE_STATUS,
            "02" + "000001aa"),
        new Case(InvalidMessage.VECTOR_TOO_SHORT, HandshakeTypes.CLIENT_KEY_EXCHANGE, "00"),
        new Case(
            InvalidMessage.VECTOR_TOO_SHORT,
            HandshakeTypes.CERTIFICATE_REQUEST,
            "00" + "00020403" + "0000"));
  }

  @ParameterizedTest
  @MethodSource("tls13")
  void aMalformedMessageOfTls13IsCalledByItsName(Case refused) {
    Bytes message = message(refused);
    assertThat(codeOf(() -> HandshakeReader.readTls13(message))).isEqualTo(refused.code);
  }

  @ParameterizedTest
  @MethodSource("tls12")
  void aMalformedMessageOfTls12IsCalledByItsName(Case refused) {
    Bytes message = message(refused);
    assertThat(codeOf(() -> HandshakeReader.readTls12(message))).isEqualTo(refused.code);
  }

  @Test
  void aLengthThatIsNotTheMessagesIsRefused() {
    Bytes message = Bytes.fromHex("1800000201");
    assertThat(codeOf(() -> HandshakeReader.readTls13(message)))
        .isEqualTo(InvalidMessage.MESSAGE_LENGTH_WRONG);
  }

  @Test
  void theEvidenceSaysWhereWhatAndHowMuch() {
    Case refused = hello(InvalidMessage.VECTOR_TOO_SHORT, extension(43, "00"));
    assertThatThrownBy(() -> HandshakeReader.readTls13(message(refused)))
        .hasMessage(
            "tls-vector-too-short: A field of a TLS message is shorter than it may be"
                + " [supported_versions, byte 1], wanted at least 2 bytes, found 0");
  }

  private static FaultCode codeOf(ThrowingCallable reading) {
    TlsFault fault = catchThrowableOfType(TlsFault.class, reading);
    assertThat(fault).as("refused").isNotNull();
    return fault.code();
  }

  private static Bytes message(Case refused) {
    int length = refused.body.length() / 2;
    return Bytes.fromHex("%02x%06x".formatted(refused.type, length) + refused.body);
  }

  private static String manyExtensions() {
    StringBuilder many = new StringBuilder();
    for (int type = 0x1000; type < 0x1100; type++) {
      many.append(extension(type, ""));
    }
    return many + extension(0x10f0, "");
  }

  private static String manyShares() {
    StringBuilder many = new StringBuilder();
    for (int group = 0; group < 65; group++) {
      many.append("%04x0001aa".formatted(group));
    }
    return extension(51, "%04x".formatted(many.length() / 2) + many);
  }
}
