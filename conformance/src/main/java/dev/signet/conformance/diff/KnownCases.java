// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.conformance.path.LimboCase;
import dev.signet.conformance.path.LimboTable;
import dev.signet.conformance.path.PkitsTable;
import dev.signet.x509.Pem;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.path.Purpose;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases of other people's suites, as far as every validator can be asked them. */
final class KnownCases {
  private KnownCases() {}

  /** Core cases of x509-limbo on one host or address of a server, without lists and depths. */
  static List<DiffCase> limbo(Instant now) throws IOException {
    return LimboTable.rows().stream()
        .map(LimboTable.Row::limbo)
        .filter(KnownCases::isPlain)
        .map(limbo -> limbo(limbo, now))
        .toList();
  }

  private static boolean isPlain(LimboCase limbo) {
    return limbo.purpose() == Purpose.TLS_SERVER
        && limbo.names().size() == 1
        && !limbo.names().getFirst().kind().equals("RFC822")
        && limbo.depth().isEmpty()
        && limbo.material().lists().isEmpty();
  }

  private static DiffCase limbo(LimboCase limbo, Instant now) {
    LimboCase.Material material = limbo.material();
    DiffCase.Chain chain =
        new DiffCase.Chain(
            der(material.trusted()),
            der(material.others()),
            der(List.of(material.leaf())).getFirst());
    DiffCase.Question question =
        new DiffCase.Question(
            limbo.moment().orElse(now),
            Optional.of(limbo.names().getFirst().value()),
            Optional.empty());
    return new DiffCase(limbo.id(), List.of(limbo.id()), chain, question);
  }

  /** NIST's cases, with lists and policies. */
  static List<DiffCase> pkits() throws IOException {
    return PkitsTable.rows().stream().map(KnownCases::pkits).toList();
  }

  private static DiffCase pkits(PkitsTable.Row row) {
    List<Bytes> path = row.path();
    DiffCase.Chain chain =
        new DiffCase.Chain(
            path.subList(0, 1), path.subList(1, path.size() - 1).reversed(), path.getLast());
    DiffCase.Status status = new DiffCase.Status(row.lists(), row.policies());
    DiffCase.Question question =
        new DiffCase.Question(PkitsTable.MOMENT, Optional.empty(), Optional.of(status));
    String id = "pkits " + row.id();
    return new DiffCase(id, List.of(id), chain, question);
  }

  private static List<Bytes> der(List<Bytes> pemOrDer) {
    return pemOrDer.stream()
        .flatMap(one ->
            Pem.looksLikePem(one.toArray())
                ? Pem.blocks(one.toArray(), Pem.CERTIFICATE).stream().map(Pem.Block::content)
                : Stream.of(one))
        .toList();
  }
}
