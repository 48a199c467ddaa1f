// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trust stores that were found on a machine.
 *
 * @param stores the system's first, then browsers', then the JDKs', then the lists that came with
 *     programs: a later one often reads what an earlier one has changed
 */
public record TrustStores(List<TrustStore> stores) {
  /** Copies the list. */
  public TrustStores {
    stores = List.copyOf(stores);
  }

  /** Looks for stores. Nothing is changed, and no program is started. */
  public static TrustStores discover(Machine machine) {
    return new TrustStores(
        Stream.of(
                SystemStore.discover(machine).stream(),
                NssProfiles.discover(machine).stream(),
                JavaHomes.discover(machine).stream(),
                builtIn(machine),
                namedFolder(machine).stream())
            .<TrustStore>flatMap(stores -> stores)
            .toList());
  }

  /**
   * The store at one place that a person names: a folder of PEM files, a Java store, or a bundle of
   * PEM, which need not exist.
   */
  public static TrustStore at(Machine machine, Path place) {
    if (Files.isDirectory(place)) {
      return new PemFolderStore(machine, place);
    }
    return JavaStore.isOne(PemText.read(place))
        ? new JavaStore(place, List.of())
        : new PemBundleStore(place);
  }

  private static Stream<TrustStore> builtIn(Machine machine) {
    return Stream.of(
            PythonLists.discover(machine),
            NodeLists.discover(machine),
            VariableLists.discover(machine))
        .flatMap(List::stream)
        .map(list -> new BuiltInStore(machine, list));
  }

  /** The folder that OpenSSL's programs are told to read; the system's is made from its files. */
  private static Optional<TrustStore> namedFolder(Machine machine) {
    Optional<Path> system = SystemRoots.bundle(machine).map(Machine::real).map(Path::getParent);
    return machine
        .folderOf("SSL_CERT_DIR")
        .filter(Files::isDirectory)
        .filter(folder -> !Optional.of(Machine.real(folder)).equals(system))
        .map(folder -> new PemFolderStore(machine, folder));
  }

  /**
   * Why a certificate should not be put into trust stores.
   *
   * @return empty for a root; else {@code trust-not-root}: Python and Node do not trust an
   *     intermediate or a server's certificate even when it is in their store
   */
  public static Optional<Finding> whyNotInstallable(Certificate certificate) {
    if (certificate.isAuthority() && certificate.isSelfSigned()) {
      return Optional.empty();
    }
    String found =
        certificate.isAuthority()
            ? "an intermediate, issued by " + certificate.issuer().shortText()
            : "a certificate that is no authority";
    return Optional.of(
        Finding.about(TrustCode.TRUST_NOT_ROOT)
            .subject(Printable.line(certificate.shortText()))
            .wanted("a self-signed certificate of an authority")
            .found(Printable.line(found))
            .build());
  }

  /**
   * How this program names a root in stores that want a name: short, and different for roots with
   * the same subject.
   */
  static String label(Certificate certificate) {
    return "signet-" + certificate.sha256().hex().substring(0, 16);
  }
}
