// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A list of roots that came with a program. Whoever packaged it owns it: the next update would undo
 * an edit, and pip and others check what they installed. So it is changed by variables alone.
 *
 * @param name what people call it
 * @param usedBy which programs read it
 * @param path where it is
 * @param variables those that change it; the first one decides
 * @param pem reads it as PEM; throws a finding where that fails
 */
record BuiltInList(
    String name, String usedBy, Path path, List<RootVariable> variables, Supplier<byte[]> pem) {
  /** Copies the variables. */
  BuiltInList {
    variables = List.copyOf(variables);
  }

  /** A list in a file of PEM. */
  static BuiltInList file(String name, String usedBy, Path path, List<RootVariable> variables) {
    return new BuiltInList(name, usedBy, path, variables, () -> PemText.read(path));
  }
}
