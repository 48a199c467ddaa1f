// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.RequestHead;
import dev.signet.http.ServerConnection;
import java.time.Instant;

/**
 * One request as a line of JSON. The query is left out: it is where applications put secrets.
 * Belongs to one thread.
 */
final class AccessLine {
  private static final int MILLIS = 1000;
  private static final int CONTROL_END = 0x20;
  private static final int HUNDRED = 100;
  private static final int TEN = 10;

  private long second = Long.MIN_VALUE;
  private String secondText = "";

  void append(StringBuilder line, Visit visit) {
    RequestHead request = visit.request();
    ServerConnection connection = visit.connection();
    ServerConnection.TlsFacts tls = connection.tls();
    line.append("{\"time\":\"");
    time(line, visit.wallMillis());
    line.append('"');
    text(line, "request", visit.id());
    number(line, "connection", connection.id());
    text(line, "remote", Forwarded.remote(connection));
    text(line, "tls", tls == null ? "" : tls.protocol());
    number(line, "http", request.version());
    text(line, "host", request.host());
    text(line, "method", request.method().name());
    text(line, "path", request.path());
    number(line, "status", visit.status());
    number(line, "bytes", visit.bytes());
    number(line, "duration_us", visit.durationMicros());
    number(line, "upstream_us", visit.upstreamMicros());
    text(line, "route", visit.route());
    text(line, "principal", visit.principal());
    text(line, "code", visit.code());
    line.append("}\n");
  }

  private void time(StringBuilder line, long millis) {
    long whole = Math.floorDiv(millis, MILLIS);
    if (whole != second) {
      second = whole;
      String text = Instant.ofEpochSecond(whole).toString();
      secondText = text.substring(0, text.length() - 1);
    }
    int rest = (int) Math.floorMod(millis, (long) MILLIS);
    line.append(secondText).append('.');
    line.append(rest < HUNDRED ? "0" : "").append(rest < TEN ? "0" : "").append(rest).append('Z');
  }

  private static void number(StringBuilder line, String name, long value) {
    line.append(",\"").append(name).append("\":").append(value);
  }

  private static void text(StringBuilder line, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    line.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < CONTROL_END || c > '~') {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
