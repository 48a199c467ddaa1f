// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the clock can be right: time does not run backwards, so nothing that was written here can
 * be from the future. Asks nobody on a network.
 *
 * @param patient whose files tell of earlier times
 */
record ClockExamination(Patient patient) implements Examination {
  /** Clocks that are set by the network are stepped by less. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  @Override
  public String subject() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    Optional<Instant> latest =
        Stream.concat(written(), patient.root().map(root -> root.validity().notBefore()).stream())
            .max(Comparator.naturalOrder());
    return latest
        .filter(instant -> instant.isAfter(patient.now().plus(TOLERANCE)))
        .map(instant ->
            Finding.about(CliCode.CLOCK_WRONG)
                .wanted("a time after " + instant + ", when Signet last wrote something here")
                .found(patient.now().toString())
                .build())
        .stream()
        .toList();
  }

  @Override
  public String seen() {
    return patient.now().toString();
  }

  private Stream<Instant> written() {
    Path data = patient.data();
    if (!Files.isDirectory(data)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.toList().stream().flatMap(ClockExamination::modified);
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Stream<Instant> modified(Path file) {
    try {
      return Stream.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
