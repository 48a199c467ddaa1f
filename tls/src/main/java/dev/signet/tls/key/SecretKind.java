// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

/** The secrets that the key schedule names: their derivation's label and their name in key logs. */
public enum SecretKind {
  /** Protects 0-RTT data. */
  CLIENT_EARLY_TRAFFIC("c e traffic", "CLIENT_EARLY_TRAFFIC_SECRET"),
  /** Exports before the handshake has ended. */
  EARLY_EXPORTER("e exp master", "EARLY_EXPORTER_SECRET"),
  /** Protects the client's handshake messages. */
  CLIENT_HANDSHAKE_TRAFFIC("c hs traffic", "CLIENT_HANDSHAKE_TRAFFIC_SECRET"),
  /** Protects the server's handshake messages. */
  SERVER_HANDSHAKE_TRAFFIC("s hs traffic", "SERVER_HANDSHAKE_TRAFFIC_SECRET"),
  /** Protects the client's application data, first generation. */
  CLIENT_APPLICATION_TRAFFIC("c ap traffic", "CLIENT_TRAFFIC_SECRET_0"),
  /** Protects the server's application data, first generation. */
  SERVER_APPLICATION_TRAFFIC("s ap traffic", "SERVER_TRAFFIC_SECRET_0"),
  /** Exports. */
  EXPORTER("exp master", "EXPORTER_SECRET"),
  /** Leads to the PSKs of tickets; RFC 9850 logs it not. */
  RESUMPTION("res master", ""),
  /** What an encrypted hello is encrypted with (RFC 9849); HPKE derives it. */
  ENCRYPTED_HELLO("", "ECH_SECRET"),
  /** The master secret of TLS 1.2. */
  MASTER_SECRET("master secret", "CLIENT_RANDOM");

  private final String label;
  private final String logLabel;

  SecretKind(String label, String logLabel) {
    this.label = label;
    this.logLabel = logLabel;
  }

  /** The label that it is derived with, RFC 9846 7.1. */
  public String label() {
    return label;
  }

  /** Its name in a key log, RFC 9850 2; empty where it is not logged. */
  public String logLabel() {
    return logLabel;
  }
}
