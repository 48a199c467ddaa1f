// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.cli.config.ConfigCode;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.identity.IdentityCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every code that any part of Signet can tell. */
public final class Codes {
  private static final List<Code[]> ENUMS =
      List.of(CliCode.values(), ConfigCode.values(), IdentityCode.values());

  /** What sentences name besides the evidence; a test holds this list complete. */
  private static final List<String> BLANKS =
      List.of("role", "path", "file", "line", "column", "key", "name", "other");

  private Codes() {}

  /** All of them, by id. */
  public static Stream<Code> all() {
    return ENUMS.stream().flatMap(Arrays::stream).sorted(java.util.Comparator.comparing(Code::id));
  }

  /** The code of this id. */
  public static Optional<Code> byId(String id) {
    return ENUMS.stream().flatMap(Arrays::stream).filter(code -> code.id().equals(id)).findFirst();
  }

  /** A finding without a case at hand, whose sentences keep their blanks in capitals. */
  public static Finding generic(Code code) {
    Finding.Builder builder =
        Finding.about(code).subject("SUBJECT").wanted("WANTED").found("FOUND");
    BLANKS.forEach(blank -> builder.with(blank, blank.toUpperCase(Locale.ROOT)));
    return builder.build();
  }
}
