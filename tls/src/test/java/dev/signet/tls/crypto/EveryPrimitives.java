// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.NamedGroup;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The choices of providers that the tests of this package run with. */
public final class EveryPrimitives {
  private static final List<Named<Primitives>> PRESENT = present();

  private EveryPrimitives() {}

  /** The JDK's providers, each of the others with it, where it runs here. */
  public static Stream<Named<Primitives>> all() {
    return PRESENT.stream();
  }

  private static List<Named<Primitives>> present() {
    Stream<Named<Primitives>> single =
        Arrays.stream(ForeignProviders.values())
            .filter(foreign -> foreign.load().isPresent())
            .map(foreign -> Named.of(foreign.name(), with(foreign)));
    return Stream.concat(Stream.of(Named.of("JDK", Primitives.jdk())), single).toList();
  }

  private static Primitives with(ForeignProviders foreign) {
    return Primitives.of(JcaProviders.fastestOf(Set.of(foreign)));
  }

  static Stream<Arguments> withEveryGroup() {
    return all().flatMap(p -> Arrays.stream(NamedGroup.values()).map(g -> Arguments.of(p, g)));
  }

  static Stream<Arguments> withEveryCurve() {
    EnumSet<NamedGroup> curves =
        EnumSet.of(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1);
    return all().flatMap(p -> curves.stream().map(g -> Arguments.of(p, g)));
  }
}
