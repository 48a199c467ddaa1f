// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the failures of the database itself, which are findings, from mistakes in the work that was
 * given to it.
 */
interface DatabaseFailures {
  /**
   * The finding that an error of this engine means; empty when it speaks of the statement and not
   * of the database.
   */
  Optional<Finding> read(SQLException error);

  /** What to throw for a failure: the finding if it means one, else itself. */
  default RuntimeException thrown(Throwable failure) {
    return cause(failure)
        .flatMap(this::read)
        .<RuntimeException>map(finding -> new FindingException(finding, failure))
        .orElseGet(() -> unchecked(failure));
  }

  /** The database's error inside an exception, wherever a library has wrapped it. */
  static Optional<SQLException> cause(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof FindingException) {
        return Optional.empty();
      }
      if (each instanceof SQLException error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }
}
