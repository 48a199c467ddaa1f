// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;

/** One file of PEM that somebody named, for instance the one that a container's programs read. */
record PemBundleStore(Path path) implements TrustStore {
  @Override
  public String name() {
    return "PEM bundle";
  }

  @Override
  public String usedBy() {
    return "programs that are told to read it";
  }

  @Override
  public Status status(Certificate certificate) {
    try {
      return PemText.holds(path, certificate) ? new Status.Trusted() : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    }
  }

  @Override
  public Change install(Certificate certificate) {
    return status(certificate) instanceof Status.Trusted
        ? new Change.Unneeded("it trusts this root already")
        : changed(
            text -> PemText.with(text, certificate),
            new Change.Made("added the root to " + path, PemText.eraser(path, certificate)));
  }

  @Override
  public Change uninstall(Certificate certificate) {
    return status(certificate) instanceof Status.Absent
        ? new Change.Unneeded("it does not hold this root")
        : changed(
            text -> PemText.without(text, certificate),
            new Change.Made("cut the root out of " + path, "signet trust install --store " + path));
  }

  private Change changed(UnaryOperator<byte[]> edit, Change.Made made) {
    try {
      byte[] text = edit.apply(PemText.read(path));
      if (Files.exists(path)) {
        SwappedFile.replace(path, out -> out.write(text));
      } else {
        Files.write(path, text);
      }
      return made;
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    } catch (IOException | GeneralSecurityException e) {
      return new Change.Refused(StoreFindings.unwritable(path));
    }
  }
}
