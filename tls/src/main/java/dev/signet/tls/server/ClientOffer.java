// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.EarlyDataTerms;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskModes;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.CodePoints;
import org.jspecify.annotations.Nullable;

/**
 * A ClientHello that keeps the rules of TLS 1.3 (RFC 9846, 4.1.2, 4.2 and 9.2).
 *
 * @param heard the message, its bytes for the transcript and the binders, and how it came
 */
record ClientOffer(Heard heard) {
  /**
   * Where no ticket of ours allows early data, what comes is small or not meant for us. Where one
   * does, records of a quarter more than their content may come.
   */
  private static final long MAX_SKIPPED = 1 << 14;

  /** Checks what TLS 1.3 demands of every ClientHello. */
  static ClientOffer read(Heard heard) throws TlsFault {
    ClientOffer offer = new ClientOffer(heard);
    offer.checkCompression();
    offer.checkMandatory();
    offer.checkShares();
    offer.checkPsk();
    return offer;
  }

  ClientHello hello() {
    return heard.hello();
  }

  InboundMessage message() {
    return heard.message();
  }

  ExtensionBlock extensions() {
    return hello().extensions();
  }

  /** Whether the client has to be told that its encrypted hello was read (RFC 9849, 7.2). */
  boolean wantsEchSignal() {
    return EchOpening.isInner(hello());
  }

  /** In lower case; empty where the client named no server. */
  String serverName() {
    return Greetings.serverName(hello());
  }

  CodePoints groups() {
    SupportedGroups groups = extensions().find(SupportedGroups.class);
    return groups == null ? CodePoints.EMPTY : groups.groups();
  }

  /** The client's key share for a group. */
  @Nullable KeyShareEntry share(NamedGroup group) {
    KeyShares shares = extensions().find(KeyShares.class);
    return shares == null ? null : shares.find(group.code());
  }

  /** The pre-shared keys that may be used with a key exchange. */
  @Nullable OfferedPsks preSharedKeys() {
    return wantsTickets() ? extensions().find(OfferedPsks.class) : null;
  }

  /** Whether tickets are of use to the client: we resume with a key exchange alone. */
  boolean wantsTickets() {
    PskModes modes = extensions().find(PskModes.class);
    return modes != null && modes.contains(PskModes.PSK_DHE_KE);
  }

  /** Whether early data may follow. */
  boolean offersEarlyData() {
    return extensions().has(ExtensionTypes.EARLY_DATA);
  }

  /** Tells that early data, where any is offered, is not taken. */
  void refuseEarlyData(String reason, Flow flow) {
    if (offersEarlyData()) {
      flow.decide("early data", "rejected", reason);
      flow.earlyTraffic().reject();
    }
  }

  /** RFC 9846, 4.2.10: a server that does not take early data skips it. */
  void skipEarlyData(ServerSessions sessions, Flow flow) {
    if (offersEarlyData()) {
      flow.skipEarlyData(Math.max(MAX_SKIPPED, allowed(sessions) * 5 / 4));
    }
  }

  private static long allowed(ServerSessions sessions) {
    return sessions instanceof ServerSessions.Tickets tickets
            && tickets.earlyData() instanceof EarlyDataTerms.Accepted terms
        ? terms.maxBytes()
        : 0;
  }

  /** How many bytes of the message a binder covers (RFC 9846, 4.2.11.2). */
  int truncatedLength(OfferedPsks offered) {
    return ClientHello.truncatedLength(message().whole().length(), offered);
  }

  /**
   * RFC 9846, 4.1.2: "For every TLS 1.3 ClientHello, this vector MUST contain exactly one byte, set
   * to zero ... the server MUST abort the handshake with an illegal_parameter alert."
   */
  private void checkCompression() throws TlsFault {
    if (hello().compressionMethods().length() != 1 || hello().compressionMethods().at(0) != 0) {
      throw PeerMisbehaved.COMPRESSION_OFFERED.toFault("00", hello().compressionMethods().hex());
    }
  }

  /**
   * RFC 9846, 9.2: without pre_shared_key the hello "MUST contain both a signature_algorithms
   * extension and a supported_groups extension", and groups and shares come together.
   */
  private void checkMandatory() throws TlsFault {
    boolean psk = extensions().has(ExtensionTypes.PRE_SHARED_KEY);
    if (!psk) {
      require(ExtensionTypes.SIGNATURE_ALGORITHMS);
      require(ExtensionTypes.SUPPORTED_GROUPS);
    }
    if (extensions().has(ExtensionTypes.SUPPORTED_GROUPS)) {
      require(ExtensionTypes.KEY_SHARE);
    }
    if (extensions().has(ExtensionTypes.KEY_SHARE)) {
      require(ExtensionTypes.SUPPORTED_GROUPS);
    }
  }

  /**
   * RFC 9846, 4.2.8: each share "MUST correspond to a group offered in the supported_groups
   * extension", and at most once.
   */
  private void checkShares() throws TlsFault {
    KeyShares shares = extensions().find(KeyShares.class);
    if (shares == null) {
      return;
    }
    for (KeyShareEntry entry : shares.entries()) {
      if (!groups().contains(entry.group())) {
        throw PeerMisbehaved.KEY_SHARE_NOT_OFFERED.toFault(
            groups().toString(), Integer.toHexString(entry.group()));
      }
    }
  }

  /**
   * RFC 9846, 4.2.9: "If clients offer pre_shared_key without a psk_key_exchange_modes extension,
   * servers MUST abort the handshake."
   */
  private void checkPsk() throws TlsFault {
    if (extensions().has(ExtensionTypes.PRE_SHARED_KEY)) {
      require(ExtensionTypes.PSK_KEY_EXCHANGE_MODES);
    }
  }

  private void require(int type) throws TlsFault {
    if (!extensions().has(type)) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault(ExtensionTypes.name(type), "none");
    }
  }
}
