// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientPolicy;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.PskModes;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.SessionTicketExtension;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.extension.StatusRequest;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.extension.SupportedVersions;
import dev.signet.tls.extension.UnknownExtension;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the extensions of a client's hello, of both versions.
 *
 * @param target who to reach
 * @param grease what to sprinkle in
 * @param keys what to go on with
 * @param early whether early data will follow
 */
record HelloExtensions(Target target, Grease grease, OfferedKeys keys, boolean early) {
  ExtensionBlock write(BegunExchanges shares, @Nullable Cookie cookie) {
    ExtensionBlock.Builder out = ExtensionBlock.builder();
    if (grease.used()) {
      out.add(new UnknownExtension(grease.extension(), Bytes.EMPTY));
    }
    if (!target.serverName().isEmpty()) {
      out.add(new ServerName(Bytes.wrap(target.serverName().getBytes(US_ASCII))));
    }
    writeCommon(out);
    if (allows(ProtocolVersion.TLS12)) {
      write12(out);
    }
    if (allows(ProtocolVersion.TLS13)) {
      write13(out, shares, cookie);
    }
    return out.build();
  }

  private void writeCommon(ExtensionBlock.Builder out) {
    ClientConfig config = target.config();
    if (!config.parameters().groups().isEmpty()) {
      out.add(new SupportedGroups(groups()));
    }
    out.add(new SignatureSchemes(schemes(config.parameters().schemes())));
    if (!config.parameters().certificateSchemes().isEmpty()) {
      out.add(new CertificateSchemes(schemes(config.parameters().certificateSchemes())));
    }
    ClientPolicy policy = config.policy();
    if (!policy.applicationProtocols().isEmpty()) {
      out.add(ProtocolNames.offer(policy.applicationProtocols()));
    }
    if (policy.certificateWishes().staple()) {
      out.add(StatusRequest.ANY);
    }
    if (policy.certificateWishes().timestamps()) {
      out.mark(ExtensionTypes.SIGNED_TIMESTAMPS);
    }
    ChosenKinds.offer(config, out);
    if (policy.records().largestReceived() < RecordLimits.PLAINTEXT) {
      // RFC 8449, 4: in TLS 1.3 the limit counts the content type's byte.
      int typeByte = allows(ProtocolVersion.TLS13) ? 1 : 0;
      out.add(new RecordSizeLimit(policy.records().largestReceived() + typeByte));
    }
  }

  private void write12(ExtensionBlock.Builder out) {
    out.add(PointFormats.UNCOMPRESSED);
    out.mark(ExtensionTypes.EXTENDED_MASTER_SECRET);
    out.add(RenegotiatedConnection.INITIAL);
    Bytes ticket =
        keys.session()
            .filter(each -> each.version() == ProtocolVersion.TLS12 && !each.isByIdentifier())
            .map(each -> each.ticket().ticket())
            .orElse(Bytes.EMPTY);
    if (target.config().sessions().takesTickets()) {
      out.add(new SessionTicketExtension(ticket));
    }
  }

  private void write13(ExtensionBlock.Builder out, BegunExchanges shares, @Nullable Cookie cookie) {
    out.add(new SupportedVersions(versions()));
    if (cookie != null) {
      out.add(cookie);
    }
    out.add(new KeyShares(entries(shares)));
    // RFC 9846, 4.2.9: psk_dhe_ke alone, so that a stolen ticket opens no recorded connection.
    if (!keys.all().isEmpty() || target.config().sessions().takesTickets()) {
      out.add(PskModes.WITH_EXCHANGE);
    }
    CompressedChains.offer(target.config().parameters(), out);
    if (target.config().policy().postHandshakeAuthentication()) {
      out.mark(ExtensionTypes.POST_HANDSHAKE_AUTH);
    }
    if (early) {
      out.mark(ExtensionTypes.EARLY_DATA);
    }
    if (!keys.all().isEmpty()) {
      out.add(keys.placeholder());
    }
  }

  private List<KeyShareEntry> entries(BegunExchanges shares) {
    List<KeyShareEntry> entries = new ArrayList<>();
    // RFC 9846, 4.1.2: the second hello has the share that was asked for and no other.
    if (grease.used() && !shares.askedFor()) {
      entries.add(new KeyShareEntry(grease.group(), Bytes.of(new byte[1])));
    }
    for (KeyExchange exchange : shares.begun()) {
      entries.add(new KeyShareEntry(exchange.group().code(), exchange.share()));
    }
    return entries;
  }

  private CodePoints versions() {
    List<Integer> codes = new ArrayList<>();
    if (grease.used()) {
      codes.add(grease.version());
    }
    for (ProtocolVersion version : ProtocolVersion.newestFirst()) {
      if (allows(version)) {
        codes.add(version.code());
      }
    }
    return points(codes);
  }

  private CodePoints groups() {
    List<Integer> codes = new ArrayList<>();
    if (grease.used()) {
      codes.add(grease.group());
    }
    for (NamedGroup group : target.config().parameters().groups()) {
      if (allows(ProtocolVersion.TLS13) || group.usableIn(ProtocolVersion.TLS12)) {
        codes.add(group.code());
      }
    }
    return points(codes);
  }

  private CodePoints schemes(List<SignatureScheme> schemes) {
    List<Integer> codes = new ArrayList<>();
    if (grease.used()) {
      codes.add(grease.scheme());
    }
    for (SignatureScheme scheme : schemes) {
      if (target.config().parameters().versions().stream().anyMatch(scheme::isOfferedIn)) {
        codes.add(scheme.code());
      }
    }
    return points(codes);
  }

  private static CodePoints points(List<Integer> codes) {
    return CodePoints.of(codes.stream().mapToInt(Integer::intValue).toArray());
  }

  private boolean allows(ProtocolVersion version) {
    return target.config().parameters().allows(version);
  }
}
