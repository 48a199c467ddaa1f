// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ExchangeService;
import dev.signet.http.TlsEndpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One address to listen on.
 *
 * @param name for findings and logs; also the command-line option that sets it where it starts with
 *     {@code --}
 * @param address an {@link InetSocketAddress} (port 0: any free one) or a {@link
 *     UnixDomainSocketAddress}
 * @param tls what speaks TLS, or empty for a plain listener
 * @param service what takes the requests
 */
public record ListenerSettings(
    String name, SocketAddress address, Optional<TlsEndpoint> tls, ExchangeService service) {
  /** A listener without TLS: HTTP/1.1 alone. */
  public static ListenerSettings plain(
      String name, InetSocketAddress address, ExchangeService service) {
    return new ListenerSettings(name, address, Optional.empty(), service);
  }

  /** A listener with TLS: HTTP/2 and HTTP/1.1, by ALPN. */
  public static ListenerSettings tls(
      String name, InetSocketAddress address, TlsEndpoint tls, ExchangeService service) {
    return new ListenerSettings(name, address, Optional.of(tls), service);
  }

  /**
   * A Unix domain socket: HTTP/1.1 for those who may open the file, which gets mode 0600. A file
   * left by a program that is gone is replaced.
   */
  public static ListenerSettings unix(String name, Path path, ExchangeService service) {
    return new ListenerSettings(name, UnixDomainSocketAddress.of(path), Optional.empty(), service);
  }
}
