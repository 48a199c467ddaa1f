// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.local.LocalAcme;
import dev.signet.cli.config.AcmeSetting;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Listeners;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Sets the ACME server up by our settings. */
final class AcmeWiring {
  /** Where a PostgreSQL beside us usually listens. */
  private static final int DATABASE_PORT = 5432;

  private AcmeWiring() {}

  static LocalAcme open(RunningGateway.Start start, OpenedDirectory data) {
    Configuration configuration = start.configuration();
    AcmeSetting setting = configuration.authority().acme();
    Listeners listeners = configuration.listeners();
    // Where everybody can ask us, this machine's own services must not be what answers.
    boolean alone = listeners.addresses().stream().allMatch(InetAddress::isLoopbackAddress);
    AcmeSettings.Reach reach = new AcmeSettings.Reach(alone, setting.allow(), own(listeners));
    return new LocalAcme(
        data.authority(),
        data.database(),
        data.keyring(),
        new AcmeSettings(setting.ports(), setting.resolvers(), reach, setting.admission()),
        start.clock());
  }

  private static List<InetSocketAddress> own(Listeners listeners) {
    List<InetSocketAddress> own = new java.util.ArrayList<>();
    own.add(new InetSocketAddress(DATABASE_PORT));
    listeners.adminPort().ifPresent(port -> own.add(new InetSocketAddress(port)));
    return own;
  }
}
