// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two files in a user's home folder for the variables: the roots that were installed, and the same
 * behind all the system's for variables that take a whole list's place.
 */
final class OwnRoots {
  private static final String FOLDER = ".local/share/signet-trust";

  private final HomeFiles files;
  private final Path roots;
  private final Path bundle;
  private final Optional<Path> systemBundle;

  OwnRoots(Machine machine) {
    this.files = new HomeFiles(machine);
    this.roots = machine.home().resolve(FOLDER).resolve("roots.pem");
    this.bundle = machine.home().resolve(FOLDER).resolve("bundle.pem");
    this.systemBundle = SystemRoots.bundle(machine);
  }

  /** Where both are. */
  Path folder() {
    return roots.resolveSibling("");
  }

  /** Whether a file is one of the two. */
  boolean isOwn(Path file) {
    return file.equals(roots) || isMerged(file);
  }

  /** Whether a file is the one with the system's roots and ours. */
  boolean isMerged(Path file) {
    return file.equals(bundle);
  }

  /** Whether a root was added and not removed since. */
  boolean holds(Certificate root) {
    return PemText.holds(roots, root);
  }

  /** Whether no root is left. */
  boolean isEmpty() {
    return PemText.contents(PemText.read(roots)).isEmpty();
  }

  /**
   * Adds a root.
   *
   * @param replaced what the program has read until now and would miss
   * @return the file for a variable that takes a list's place: the system's own bundle where that
   *     has the roots, since it never gets old; else the merged one
   */
  Path add(Certificate root, byte[] replaced) {
    if (!PemText.holds(roots, root)) {
      files.write(roots, PemText.with(PemText.read(roots), root));
    }
    Set<Bytes> own = PemText.contents(PemText.read(roots));
    Set<Bytes> system = system();
    if (systemBundle.isPresent() && system.containsAll(own)) {
      return systemBundle.get();
    }
    Set<Bytes> merged = new LinkedHashSet<>(system);
    merged.addAll(PemText.contents(replaced));
    merged.removeAll(own);
    byte[] text = PemText.write(merged);
    for (Bytes each : own) {
      text = PemText.with(text, Certificate.read(each.toArray()));
    }
    files.write(bundle, text);
    return bundle;
  }

  /** The file for a variable that adds to a list. */
  Path roots() {
    return roots;
  }

  /** Takes a root out of both; they stay, since running programs may still be told to read them. */
  void remove(Certificate root) {
    for (Path file : List.of(roots, bundle)) {
      if (PemText.holds(file, root)) {
        files.write(file, PemText.without(PemText.read(file), root));
      }
    }
  }

  /** Whether the merged bundle lacks a root that the system has got since. */
  boolean isOld() {
    return !PemText.contents(PemText.read(bundle)).containsAll(system());
  }

  /** The command that takes a root out of both files. */
  String eraser(Certificate root) {
    return PemText.eraser(roots, root) + " && " + PemText.eraser(bundle, root);
  }

  private Set<Bytes> system() {
    return systemBundle.map(PemText::read).map(PemText::contents).orElse(Set.of());
  }
}
