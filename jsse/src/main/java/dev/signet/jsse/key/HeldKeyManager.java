// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.tls.wire.Bytes;
import dev.signet.x509.GeneralName;
import dev.signet.x509.HostMatcher;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A key manager that holds its keys ready, and prefers the certificate that names the server that
 * the client asked for. Immutable; also of use to other providers' contexts.
 */
public final class HeldKeyManager extends X509ExtendedKeyManager {
  private final List<HeldKey> keys;
  private final InstantSource clock;

  /** A manager of some keys, most wanted first, by a clock that tells which are outdated. */
  public HeldKeyManager(List<HeldKey> keys, InstantSource clock) {
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /** All keys. */
  public List<HeldKey> keys() {
    return keys;
  }

  /**
   * All keys, those first that name a server and are in time.
   *
   * @param serverName as the client asked; empty where it named none
   */
  public List<HeldKey> ranked(String serverName) {
    if (keys.size() < 2) {
      return keys;
    }
    Instant now = clock.instant();
    return keys.stream()
        .sorted(
            Comparator.<HeldKey, Boolean>comparing(key -> !key.leaf().validity().contains(now))
                .thenComparing(key -> !names(key, serverName)))
        .toList();
  }

  /** The key to show to a server that trusts some issuers, by DER name; none means any. */
  public List<HeldKey> from(List<Bytes> issuers) {
    return ranked("").stream().filter(key -> key.isFrom(issuers)).toList();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType, issuers);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(keyTypes, issuers, "");
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    @Nullable SSLSession session =
        socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null;
    return choose(new String[] {keyType}, issuers, serverName(session));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(keyTypes, issuers, "");
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    // The JDK's engine asks without a handshake session while it looks at a ticket.
    @Nullable SSLSession session = engine == null ? null : engine.getHandshakeSession();
    return choose(new String[] {keyType}, issuers, serverName(session));
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return find(alias).map(HeldKey::jdkChain).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return find(alias).map(HeldKey::key).orElse(null);
  }

  private @Nullable String choose(
      String[] types, Principal @Nullable [] issuers, String serverName) {
    List<Bytes> names = names(issuers);
    List<HeldKey> ranked = ranked(serverName);
    for (String type : types) {
      for (HeldKey key : ranked) {
        if (key.isOfType(type) && key.isFrom(names)) {
          return key.alias();
        }
      }
    }
    return null;
  }

  private String @Nullable [] aliases(String type, Principal @Nullable [] issuers) {
    List<Bytes> names = names(issuers);
    String[] aliases =
        keys.stream()
            .filter(key -> key.isOfType(type) && key.isFrom(names))
            .map(HeldKey::alias)
            .toArray(String[]::new);
    return aliases.length == 0 ? null : aliases;
  }

  private Optional<HeldKey> find(@Nullable String alias) {
    return keys.stream().filter(key -> key.alias().equals(alias)).findFirst();
  }

  private static List<Bytes> names(Principal @Nullable [] issuers) {
    return issuers == null
        ? List.of()
        : java.util.Arrays.stream(issuers)
            .filter(X500Principal.class::isInstance)
            .map(issuer -> Bytes.wrap(((X500Principal) issuer).getEncoded()))
            .toList();
  }

  private static String serverName(@Nullable SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return "";
    }
    for (SNIServerName name : extended.getRequestedServerNames()) {
      if (name instanceof SNIHostName host) {
        return host.getAsciiName();
      }
    }
    return "";
  }

  private static boolean names(HeldKey key, String serverName) {
    if (serverName.isEmpty()) {
      return true;
    }
    GeneralName wanted = new GeneralName.DnsName(serverName);
    return key.leaf().names().stream().anyMatch(name -> HostMatcher.matches(wanted, name));
  }
}
