// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import dev.signet.trust.Machine;
import dev.signet.trust.TrustStore;
import dev.signet.trust.TrustStores;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether this machine's programs trust the root.
 *
 * @param patient whose root it is
 */
record TrustExamination(Patient patient) implements Examination {
  @Override
  public String subject() {
    return "trust";
  }

  @Override
  public List<Finding> look() {
    return patient.root().stream()
        .flatMap(root ->
            TrustStores.discover(Machine.current()).stores().stream()
                .flatMap(store -> look(store, root)))
        .toList();
  }

  @Override
  public String seen() {
    return patient.root().isPresent() ? "every store holds the root" : "there is no root yet";
  }

  private static Stream<Finding> look(TrustStore store, Certificate root) {
    return switch (store.status(root)) {
      case TrustStore.Status.Trusted _, TrustStore.Status.Later _ -> Stream.empty();
      case TrustStore.Status.Absent() ->
          Stream.of(
              Finding.about(CliCode.ROOT_NOT_INSTALLED)
                  .subject(store.name())
                  .found("used by " + store.usedBy())
                  .build());
      case TrustStore.Status.Unknown(Finding finding) -> Stream.of(finding);
    };
  }
}
