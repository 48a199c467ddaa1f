// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.signet.tls.handshake.Awaiting;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.message.HandshakeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The states of TLS in docs/tls-states.md are those of the compiled code: which messages each state
 * reads, and which states it makes, by itself or by what it calls.
 *
 * <p>Run with {@code -Dgolden.update=true} to write the table anew, then read the difference.
 */
class StateTableTest {
  private static final String[] SIDES = {
    "dev.signet.tls.server", "dev.signet.tls.client", "dev.signet.tls.handshake"
  };

  private static final String HEAD =
      """
      <!-- SPDX-License-Identifier: Apache-2.0 -->
      # The states of TLS

      Generated from the compiled classes, and compared with them by a test. A state reads the messages beside it and refuses every other
      one with `unexpected_message`. While a signature, a verdict or a choice is awaited, the engine is in `Awaiting`, which goes on to one
      of the states that the row names.

      | state | reads | leads to |
      |---|---|---|
      """;

  @Test
  void theTableIsThatOfTheCode() throws IOException {
    Path file = Repository.root().resolve("docs/tls-states.md");
    JavaClasses classes = new ClassFileImporter().importPackages(SIDES);
    String actual = HEAD + Stream.of(SIDES).map(side -> table(side, classes)).collect(joining());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static String table(String side, JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.getPackageName().equals(side) && isState(type))
        .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
        .map(state -> row(state, classes))
        .collect(joining());
  }

  private static String row(JavaClass state, JavaClasses classes) {
    return "| `"
        + state.getSimpleName()
        + "` | "
        + words(messages(state))
        + " | "
        + words(next(state, classes))
        + " |\n";
  }

  private static String words(Set<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(joining(", "));
  }

  private static boolean isState(JavaClass type) {
    return type.isAssignableTo(HandshakeState.class)
        && !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && !type.isAssignableTo(Awaiting.class);
  }

  /** Messages that a state names, or that a method names which it calls. */
  private static Set<String> messages(JavaClass state) {
    Stream<JavaCodeUnit> called =
        state.getCodeUnitCallsFromSelf().stream()
            .map(call -> call.getTarget().resolveMember())
            .flatMap(Optional::stream);
    return Stream.concat(state.getCodeUnits().stream(), called)
        .flatMap(unit -> unit.getReferencedClassObjects().stream())
        .map(reference -> reference.getRawType())
        .filter(type -> type.isAssignableTo(HandshakeMessage.class))
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a state makes, and what is made by the classes that are no states and that it calls. */
  private static Set<String> next(JavaClass state, JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    Set<JavaClass> seen = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    open.add(state);
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      type.getCodeUnitAccessesFromSelf().stream()
          .filter(call -> !call.getTargetOwner().equals(state) || makesAnother(call))
          .map(call -> call.getTargetOwner())
          .filter(owner -> classes.contain(owner.getFullName()))
          .forEach(owner -> {
            if (isState(owner)) {
              found.add(owner.getSimpleName());
            } else if (seen.add(owner)) {
              open.add(owner);
            }
          });
    }
    return found;
  }

  /** A state comes back to itself by a new one, made while it reads; not by its own factories. */
  private static boolean makesAnother(JavaCodeUnitAccess<?> call) {
    return call.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
        && call.getOrigin() instanceof JavaMethod origin
        && !origin.getModifiers().contains(JavaModifier.STATIC);
  }
}
