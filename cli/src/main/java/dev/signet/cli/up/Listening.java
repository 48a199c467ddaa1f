// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Listeners;
import dev.signet.http.ExchangeService;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.server.ListenerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The listeners of a gateway.
 *
 * @param tls speaks TLS
 * @param secure what HTTPS leads to
 * @param plain what plain HTTP leads to
 * @param admin metrics and health
 * @param control the same and commands, on the Unix socket alone
 */
record Listening(
    TlsEndpoint tls,
    ExchangeService secure,
    ExchangeService plain,
    ExchangeService admin,
    ExchangeService control) {
  /** All of them. Their names are the options that move them. */
  List<ListenerSettings> on(Listeners places, Path socket) {
    List<ListenerSettings> all = new ArrayList<>();
    for (InetAddress address : places.addresses()) {
      all.add(
          ListenerSettings.tls(
              "--https-port", new InetSocketAddress(address, places.httpsPort()), tls, secure));
      all.add(
          ListenerSettings.plain(
              "--http-port", new InetSocketAddress(address, places.httpPort()), plain));
    }
    // Metrics tell who uses what, so they are for this machine however far the gateway reaches.
    places
        .adminPort()
        .ifPresent(port ->
            all.add(
                ListenerSettings.plain(
                    "--admin-port",
                    new InetSocketAddress(Listeners.loopback().getFirst(), port),
                    admin)));
    all.add(ListenerSettings.unix("control", socket, control));
    return all;
  }
}
