// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import dev.signet.x509.path.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roots that this system trusts, as the programs read them that use no store of their own. */
public final class SystemRoots {
  /** Debian and its children; Fedora, RHEL and theirs; openSUSE; Alpine, BSD and macOS. */
  private static final List<String> BUNDLES =
      List.of(
          "etc/ssl/certs/ca-certificates.crt",
          "etc/pki/tls/certs/ca-bundle.crt",
          "etc/ssl/ca-bundle.pem",
          "etc/ssl/cert.pem");

  private static final String NAME = "the system's store";

  private SystemRoots() {}

  /** All roots of the first bundle that is there; none where there is no bundle. */
  public static TrustAnchors read(Machine machine) {
    return bundle(machine)
        .flatMap(SystemRoots::read)
        .orElseGet(() -> TrustAnchors.of(NAME, "", List.of()));
  }

  /** The first bundle that is there. */
  static Optional<Path> bundle(Machine machine) {
    return BUNDLES.stream().map(machine::at).filter(Files::isReadable).findFirst();
  }

  private static Optional<TrustAnchors> read(Path bundle) {
    try {
      List<Certificate> roots = new ArrayList<>();
      for (Pem.Block block : Pem.read(Files.readAllBytes(bundle))) {
        add(block, roots);
      }
      return Optional.of(TrustAnchors.of(NAME, bundle.toString(), roots));
    } catch (IOException | FindingException unreadable) {
      return Optional.empty();
    }
  }

  /** One root that cannot be read must not take all others away. */
  private static void add(Pem.Block block, List<Certificate> roots) {
    try {
      roots.add(Certificate.read(block.content().toArray()));
    } catch (FindingException unreadable) {
      // What nobody can read, nobody trusts.
    }
  }
}
