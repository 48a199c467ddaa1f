// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;
import dev.signet.x509.policy.PolicyInputs;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The cases of NIST's suite in our own table, whose columns the NOTICE beside it describes. */
public final class PkitsTable {
  /** When the suite is valid. */
  public static final Instant MOMENT = Instant.parse("2011-04-15T00:00:00Z");

  private PkitsTable() {}

  /**
   * A case with what the suite expects of it.
   *
   * @param id its number and name
   * @param wantsTrust whether it is to be trusted
   * @param path the root first
   * @param lists revocation lists
   * @param policies what is demanded of policies
   */
  public record Row(
      String id, boolean wantsTrust, List<Bytes> path, List<Bytes> lists, PolicyInputs policies) {}

  /** All of them. */
  public static List<Row> rows() throws IOException {
    Map<String, Bytes> certificates = contents("pkits-certs.tsv.gz");
    Map<String, Bytes> lists = contents("pkits-crls.tsv.gz");
    List<Row> rows = new ArrayList<>();
    for (List<String> row : Vectors.rows("pkits-cases.tsv")) {
      rows.add(
          new Row(
              row.get(0) + " " + row.get(1),
              row.get(3).equals("S"),
              pick(row.get(4), certificates),
              pick(row.get(5), lists),
              inputs(row.subList(6, 10))));
    }
    return List.copyOf(rows);
  }

  private static PolicyInputs inputs(List<String> columns) {
    Set<Oid> initial =
        Arrays.stream(columns.get(0).split(",")).map(Oid::new).collect(Collectors.toSet());
    return new PolicyInputs(
        initial,
        Boolean.parseBoolean(columns.get(1)),
        Boolean.parseBoolean(columns.get(2)),
        Boolean.parseBoolean(columns.get(3)));
  }

  private static List<Bytes> pick(String names, Map<String, Bytes> contents) {
    return Arrays.stream(names.split(",")).map(contents::get).toList();
  }

  private static Map<String, Bytes> contents(String file) throws IOException {
    return Vectors.rows(file).stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0), row -> Bytes.of(Base64.getDecoder().decode(row.get(1)))));
  }
}
