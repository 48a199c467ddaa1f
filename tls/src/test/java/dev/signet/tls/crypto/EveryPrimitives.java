// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.NamedGroup;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The choices of providers that the tests of this package run with. */
public final class EveryPrimitives {
  private EveryPrimitives() {}

  /** The JDK's providers, and the fastest on the class path of these tests. */
  public static Stream<Primitives> all() {
    return Stream.of(Primitives.jdk());
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
