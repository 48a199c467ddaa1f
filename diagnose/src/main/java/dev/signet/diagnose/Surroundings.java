// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.trust.Machine;
import dev.signet.trust.StoreContent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this machine itself does to connections, whatever the server does.
 *
 * @param environment the process's variables, some of which change what programs do
 * @param hosts the file of names that goes before the network's answers; empty for none
 * @param stores the machine's trust stores; read only where a chain ends at nothing that is trusted
 */
public record Surroundings(
    Map<String, String> environment, Optional<Path> hosts, Supplier<List<StoreContent>> stores) {
  /** Nothing is looked at. */
  public static final Surroundings NONE =
      new Surroundings(Map.of(), Optional.empty(), List::<StoreContent>of);

  private static final String HOSTS = "etc/hosts";

  /** Copies the variables. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** A machine's. */
  public static Surroundings of(Machine machine) {
    return new Surroundings(
        machine.environment(),
        Optional.of(machine.root().resolve(HOSTS)),
        () -> StoreContent.all(machine));
  }

  /** The same with other variables. */
  public Surroundings withEnvironment(Map<String, String> variables) {
    return new Surroundings(variables, hosts, stores);
  }
}
