// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.InputFile;
import dev.signet.trust.Machine;
import dev.signet.trust.TrustStore;
import dev.signet.trust.TrustStores;
import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which root the commands about trust stores are about, and in which stores. */
final class TrustTarget {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "A root in PEM or DER, or a chain that ends in one (default: the data directory's).")
  @Nullable Path file;

  @Option(
      names = "--store",
      paramLabel = "PATH",
      description =
          "Only this store: a PEM bundle, a folder of PEM files or a Java store; may be given"
              + " several times.")
  List<Path> places = new ArrayList<>();

  /** The root; of a chain the self-signed one, where there is one. */
  Certificate root(Invocation invocation) {
    Path given = file;
    if (given == null) {
      return CaRoot.read(invocation.trustedData());
    }
    List<Certificate> chain = InputFile.read(given, Certificate::readAll);
    return chain.stream()
        .filter(each -> TrustStores.whyNotInstallable(each).isEmpty())
        .findFirst()
        .orElseGet(chain::getLast);
  }

  /** The words behind a command that name the same root. */
  String words() {
    return file == null ? "" : " " + file;
  }

  /** The stores that were named, else all that are found on this machine. */
  List<TrustStore> stores() {
    Machine machine = Machine.current();
    return places.isEmpty()
        ? TrustStores.discover(machine).stores()
        : places.stream().map(place -> TrustStores.at(machine, place)).toList();
  }
}
