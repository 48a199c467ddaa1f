// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.gateway.GatewaySettings;
import dev.signet.gateway.Hsts;
import dev.signet.http.client.ClientSettings;
import dev.signet.http.server.HttpLimits;
import dev.signet.http.server.MessageLimits;
import dev.signet.http.server.TimeLimits;
import java.time.Duration;

/** Turns our settings into those of the modules. */
final class GatewayWiring {
  private static final String LOGIN_PATH = "/auth/login";

  /** The port that an address need not name. */
  private static final int USUAL_PORT = 443;

  private GatewayWiring() {}

  /** Where a gateway of these settings is reached, as its tokens name it. */
  static String address(Configuration configuration) {
    int port = configuration.listeners().httpsPort();
    return "https://localhost" + (port == USUAL_PORT ? "" : ":" + port);
  }

  static OpenedDirectory.Sources sources(RunningGateway.Start start) {
    return new OpenedDirectory.Sources(
        start.configuration(),
        start.place().environment(),
        OwnNames.of(start.configuration()),
        start.clock());
  }

  static GatewaySettings settings(RunningGateway.Start start) {
    Configuration configuration = start.configuration();
    ClientSettings usual = ClientSettings.standard(UpstreamTls.of(configuration)::context);
    Duration answer = Duration.ofSeconds(configuration.limits().upstreamSeconds());
    return new GatewaySettings(
        start.address(),
        LOGIN_PATH,
        configuration.listeners().httpsPort(),
        new Hsts(Hsts.STANDARD.maxAge(), configuration.hstsSubdomains()),
        new ClientSettings(
            usual.connectTimeout(),
            answer,
            usual.idleTimeout(),
            usual.tunnelTimeout(),
            usual.trust()));
  }

  static HttpLimits limits(Configuration.Limits limits) {
    TimeLimits usual = TimeLimits.STANDARD;
    return HttpLimits.STANDARD
        .with(MessageLimits.STANDARD.withContent(limits.contentBytes()))
        .with(
            new TimeLimits(
                usual.header(),
                usual.stall(),
                Duration.ofSeconds(limits.idleSeconds()),
                usual.tunnel(),
                usual.drain()));
  }
}
