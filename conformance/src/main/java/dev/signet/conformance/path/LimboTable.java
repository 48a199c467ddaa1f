// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.path.LimboCase.Material;
import dev.signet.conformance.path.LimboCase.PeerName;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.path.Purpose;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The core cases in our own table, whose columns the NOTICE beside it describes. */
public final class LimboTable {
  private LimboTable() {}

  /**
   * A case with what the suite expects of it.
   *
   * @param limbo the case
   * @param wantsTrust whether it is to be trusted
   */
  public record Row(LimboCase limbo, boolean wantsTrust) {}

  /** All of them. */
  public static List<Row> rows() throws IOException {
    return Vectors.rows("limbo-core.tsv.gz").stream().map(LimboTable::row).toList();
  }

  private static Row row(List<String> columns) {
    Purpose purpose = columns.get(1).equals("CLIENT") ? Purpose.TLS_CLIENT : Purpose.TLS_SERVER;
    Optional<Instant> moment =
        Optional.of(columns.get(3))
            .filter(text -> !text.isEmpty())
            .map(text -> OffsetDateTime.parse(text).toInstant());
    List<PeerName> names =
        Stream.concat(list(columns.get(4)).stream(), list(columns.get(13)).stream())
            .map(LimboTable::name)
            .toList();
    OptionalInt depth =
        columns.get(5).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(columns.get(5)));
    Material material =
        new Material(
            bytes(columns.get(9)),
            bytes(columns.get(10)),
            bytes(columns.get(11)).getFirst(),
            bytes(columns.get(12)));
    LimboCase limbo = new LimboCase(columns.get(0), purpose, moment, names, depth, material);
    return new Row(limbo, columns.get(2).equals("SUCCESS"));
  }

  private static PeerName name(String text) {
    int colon = text.indexOf(':');
    return new PeerName(text.substring(0, colon), text.substring(colon + 1));
  }

  private static List<Bytes> bytes(String column) {
    return list(column).stream().map(one -> Bytes.of(Base64.getDecoder().decode(one))).toList();
  }

  private static List<String> list(String column) {
    return column.isEmpty() ? List.of() : Arrays.asList(column.split(","));
  }
}
