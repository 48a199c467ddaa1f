// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files that a user's variables name in place of a program's own list. */
final class VariableLists {
  private VariableLists() {}

  /** Not those that name the system's bundle, which is a store by itself, or ours. */
  static List<BuiltInList> discover(Machine machine) {
    SessionVariables session = new SessionVariables(machine);
    Optional<Path> system = SystemRoots.bundle(machine).map(Machine::real);
    OwnRoots own = new OwnRoots(machine);
    List<BuiltInList> lists = new ArrayList<>();
    for (RootVariable variable : RootVariable.values()) {
      session
          .now(variable)
          .filter(file -> !variable.adds() && Files.isRegularFile(file) && !own.isOwn(file))
          .filter(file -> !Optional.of(Machine.real(file)).equals(system))
          .ifPresent(file -> lists.add(list(variable, file)));
    }
    return lists;
  }

  private static BuiltInList list(RootVariable variable, Path file) {
    return BuiltInList.file("the file of " + variable, variable.readers(), file, List.of(variable));
  }
}
