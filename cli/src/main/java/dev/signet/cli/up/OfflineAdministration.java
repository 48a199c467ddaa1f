// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.local.LocalAcme;
import dev.signet.ca.local.LocalEnrolment;
import dev.signet.cli.admin.Administration;
import dev.signet.cli.admin.CertificateDesk;
import dev.signet.cli.admin.LocalAdministration;
import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.Configuration;
import dev.signet.enrol.shared.SharedInventory;
import dev.signet.store.DataDirectory;
import dev.signet.store.DirectoryLock;
import java.time.InstantSource;
import java.util.Map;

/** Opens the data directory for one operation, because no gateway runs on it. */
final class OfflineAdministration implements Administration {
  private final OpenedDirectory data;
  private final LocalAdministration office;

  private OfflineAdministration(OpenedDirectory data, LocalAdministration office) {
    this.data = data;
    this.office = office;
  }

  /** Opens it. The lock belongs to the result from now on. */
  static OfflineAdministration open(DataDirectory directory, DirectoryLock lock, Workplace place) {
    Configuration configuration;
    try {
      configuration = place.configuration().get();
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    ProcessTls.speak(configuration.listeners().tlsProvider());
    InstantSource clock = InstantSource.system();
    OpenedDirectory data =
        OpenedDirectory.open(
            directory,
            lock,
            new OpenedDirectory.Sources(
                configuration, place.environment(), OwnNames.of(configuration), clock));
    SignIn.Accounting accounting = SignIn.accounting(data, clock);
    return new OfflineAdministration(
        data,
        new LocalAdministration(
            new LocalAdministration.Parts(
                accounting.accounts(),
                accounting.links(),
                new CertificateDesk(
                    data.authority(),
                    new CertificateDesk.Invitations(
                        LocalAcme.bindings(data.database(), data.keyring(), clock),
                        LocalEnrolment.tokens(data.database(), data.keyring(), clock)),
                    new SharedInventory(data.database())),
                GatewayWiring.address(configuration),
                Map::of)));
  }

  @Override
  public Map<String, Object> perform(Operation operation) {
    return office.perform(operation);
  }

  @Override
  public void close() {
    data.close();
  }
}
