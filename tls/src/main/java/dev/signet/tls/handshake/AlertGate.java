// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.TlsListener;
import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.ByteQueue;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.RecordWriter;

/** A connection's alerts (RFC 9846, 6). */
public final class AlertGate {
  private static final int LENGTH = 2;
  private static final int WARNING = 1;
  private static final int FATAL = 2;

  /** A peer with more to warn of does nothing else. */
  private static final int MAX_WARNINGS = 4;

  private boolean receivedClose;
  private int warnings;

  /** Whether the peer has closed its side in order. */
  public boolean receivedClose() {
    return receivedClose;
  }

  /**
   * Takes the peer's alert.
   *
   * @throws TlsFault for every alert that ends the connection
   */
  public void receive(byte[] body, int offset, int length, Flow flow) throws TlsFault {
    // RFC 9846, 5.1: one alert in a record, whole.
    if (length != LENGTH) {
      throw PeerMisbehaved.ALERT_MALFORMED.toFault("2 bytes", length + " bytes");
    }
    int level = body[offset];
    int description = body[offset + 1] & 0xFF;
    if (!flow.listener().equals(TlsListener.NONE)) {
      flow.listener().onAlert(Direction.RECEIVED, level, description);
    }
    // RFC 9846, 6.2: what can be read and means nothing, "an invalid enum" for one, is
    // illegal_parameter.
    if (level != WARNING && level != FATAL) {
      throw PeerMisbehaved.ALERT_LEVEL_UNKNOWN.toFault("level 1 or 2", String.valueOf(level));
    }
    judge(level, description, flow);
  }

  private void judge(int level, int description, Flow flow) throws TlsFault {
    if (description == Alert.CLOSE_NOTIFY.code() && level == WARNING) {
      receivedClose = true;
      return;
    }
    // RFC 9846, 6: in TLS 1.3 all others are fatal, whatever their level says, but user_canceled.
    boolean harmless =
        level == WARNING && (!flow.speaks13() || description == Alert.USER_CANCELED.code());
    if (!harmless) {
      throw ConnectionEnd.ALERT_RECEIVED.toFault("", name(description));
    }
    if (++warnings > MAX_WARNINGS) {
      throw PeerMisbehaved.WARNINGS_TOO_MANY.toFault(
          "at most " + MAX_WARNINGS, String.valueOf(warnings));
    }
  }

  private static String name(int description) {
    Alert known = Alert.of(description);
    return known == null ? "alert " + description : known.label();
  }

  /** Sends an alert: a warning for close_notify, fatal for all others. */
  public static void send(Alert alert, RecordWriter writer, ByteQueue output, Flow flow)
      throws TlsFault {
    int level = alert == Alert.CLOSE_NOTIFY ? WARNING : FATAL;
    byte[] body = {(byte) level, (byte) alert.code()};
    writer.write(ContentType.ALERT, body, 0, LENGTH, output);
    if (!flow.listener().equals(TlsListener.NONE)) {
      flow.listener().onAlert(Direction.SENT, level, alert.code());
    }
  }
}
