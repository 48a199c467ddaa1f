// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.session.SessionRegistry;
import dev.signet.jsse.setting.DisabledAlgorithms;
import dev.signet.jsse.setting.SystemSettings;
import dev.signet.tls.CertificateCompression;
import dev.signet.tls.EchSource;
import dev.signet.tls.Environment;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.record.RecordPolicy;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * What all connections of one SSLContext share. Immutable but for the sessions.
 *
 * @param environment providers, random source, clock
 * @param keys what is shown
 * @param trust who is believed
 * @param habits what is spoken where nothing else is set
 * @param sessions of both sides
 * @param arrays for records in flight
 * @param ech whether hellos are encrypted, and what encrypted ones are read with
 */
public record TlsSetup(
    Environment environment,
    KeySource keys,
    TrustSource trust,
    Habits habits,
    Sessions sessions,
    ArrayPool arrays,
    Ech ech) {
  /**
   * Encrypted Client Hello.
   *
   * @param source for clients
   * @param keys for servers
   */
  public record Ech(EchSource source, EchKeys keys) {
    /** As it is without further settings: not at all. */
    public static final Ech NONE = new Ech(EchSource.none(), EchKeys.none());
  }

  /**
   * What is spoken where nothing else is set.
   *
   * @param clientVersions by the name under which the context was made
   * @param system by system properties
   * @param disabled by the administrator
   * @param sizes of what is sent
   */
  public record Habits(
      List<ProtocolVersion> clientVersions,
      SystemSettings system,
      DisabledAlgorithms disabled,
      Sizes sizes) {}

  /**
   * What makes records longer, and certificates shorter.
   *
   * @param records their lengths and padding
   * @param compressions of certificates, most wanted first
   */
  public record Sizes(RecordPolicy records, List<CertificateCompression> compressions) {
    /** As it is without further settings: neither padding nor compression. */
    public static final Sizes STANDARD = new Sizes(RecordPolicy.STANDARD, List.of());
  }

  /**
   * The sessions.
   *
   * @param client of clients, as applications see them
   * @param server of servers, as applications see them
   * @param memory what lets clients resume
   * @param tickets what lets servers resume
   * @param scope names this context's rules, so that no other context's tickets hold here
   */
  public record Sessions(
      SessionRegistry client,
      SessionRegistry server,
      ClientMemory memory,
      dev.signet.tls.ServerSessions tickets,
      Bytes scope) {}
}
