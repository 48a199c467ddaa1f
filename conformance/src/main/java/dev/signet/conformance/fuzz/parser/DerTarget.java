// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.testkit.TestCa;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerValue;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Values of DER, to any depth, each read as everything that it might be. */
public final class DerTarget implements FuzzTarget {
  private static final List<Function<DerValue, Object>> READINGS =
      List.of(
          DerValue::bool,
          DerValue::integer,
          DerValue::oid,
          DerValue::octets,
          DerValue::wholeBits,
          DerValue::namedBits,
          DerValue::text,
          DerValue::time,
          DerValue::implicitBool,
          DerValue::implicitInteger,
          DerValue::implicitSmallInteger,
          DerValue::implicitOid,
          DerValue::implicitNamedBits,
          DerValue::implicitAscii,
          DerValue::implicitTime);

  /** By the list of targets. */
  public DerTarget() {}

  @Override
  public String name() {
    return "der";
  }

  @Override
  public void run(byte[] input) {
    walk(() -> DerReader.of(input));
  }

  private static void walk(Supplier<DerReader> opened) {
    try {
      DerReader reader = opened.get();
      while (reader.hasNext()) {
        DerValue value = reader.next();
        READINGS.forEach(reading -> tried(reading, value));
        walk(value::inside);
      }
    } catch (DerException refused) {
      // As it should be.
    }
  }

  private static void tried(Function<DerValue, Object> reading, DerValue value) {
    try {
      Objects.requireNonNull(reading.apply(value));
    } catch (DerException refused) {
      // It is something else.
    }
  }

  @Override
  public List<byte[]> seeds() {
    return TestCa.create().server("host.example").chainDer();
  }
}
