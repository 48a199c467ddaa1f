// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the program was called, so that a command that it tells people to type next works as it
 * stands: by the name that worked this time, and on the same data directory.
 */
public final class ProgramCall {
  /** Where the launcher says by what name it was called. */
  public static final String NAME_PROPERTY = "signet.called";

  /** The name in the manual, which the commands of the catalogue begin with. */
  private static final String MANUAL = "signet";

  /** Options that say which installation a command is about. */
  private static final List<String> PLACE = List.of("--data", "--config");

  /** Commands that look at no installation. */
  private static final Set<String> PLACELESS = Set.of("version", "explain");

  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private final Supplier<String> name;
  private final List<String> words;
  private final List<String> place;

  private ProgramCall(Supplier<String> name, List<String> words, List<String> place) {
    this.name = name;
    this.words = words;
    this.place = place;
  }

  /** A call of which nothing is known: commands are shown as in the manual. */
  public static ProgramCall plain() {
    return new ProgramCall(() -> MANUAL, List.of(), List.of());
  }

  /**
   * The call of this process.
   *
   * @param environment the process's environment
   * @param usualData the data directory that need not be named
   * @param words what was typed behind the program's name
   */
  public static ProgramCall of(Map<String, String> environment, Path usualData, String... words) {
    List<String> typed = List.of(words);
    List<String> place = new ArrayList<>();
    for (String option : PLACE) {
      value(typed, option)
          .flatMap(ProgramCall::absolute)
          .filter(path -> !path.equals(usualData))
          .ifPresent(path -> place.addAll(List.of(option, path.toString())));
    }
    String called = System.getProperty(NAME_PROPERTY, MANUAL);
    return new ProgramCall(() -> shortest(called, environment), typed, place);
  }

  /**
   * What has to be typed for a command of the manual. Anything but a command of this program stays
   * as it is.
   *
   * <p>Behind {@code signet up} stands what stood behind it this time, but for what the command
   * itself says.
   */
  public String typed(String command) {
    if (!command.equals(MANUAL) && !command.startsWith(MANUAL + " ")) {
      return command;
    }
    String rest = command.substring(MANUAL.length());
    List<String> said = Arrays.asList(rest.strip().split(" +"));
    List<String> more = said.contains("--help") ? List.of() : added(said);
    String behind = more.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
    // A command that goes on in a pipe has its options before that.
    int pipe = rest.indexOf(" | ");
    return quoted(name.get())
        + (pipe < 0 ? rest + behind : rest.substring(0, pipe) + behind + rest.substring(pipe));
  }

  private List<String> added(List<String> said) {
    if (PLACELESS.contains(said.getFirst())) {
      return List.of();
    }
    boolean again = said.getFirst().equals("up") && !words.isEmpty() && words.contains("up");
    return without(again ? again() : place, said);
  }

  /** What stood behind {@code up}, with paths that hold in any folder. */
  private List<String> again() {
    List<String> again = new ArrayList<>(without(words, PLACE));
    again.remove("up");
    again.addAll(place);
    return again;
  }

  /** Words without the options that other words have, and without these options' values. */
  private static List<String> without(List<String> words, List<String> others) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      boolean option = word.startsWith("--");
      if (!option || !others.contains(equals < 0 ? word : word.substring(0, equals))) {
        kept.add(word);
      } else if (equals < 0) {
        i++;
      }
    }
    return kept;
  }

  private static Optional<String> value(List<String> words, String option) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(option + "=")) {
        return Optional.of(word.substring(option.length() + 1));
      }
      if (word.equals(option) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> absolute(String typed) {
    try {
      return Optional.of(Path.of(typed).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      // It is refused by the command itself.
      return Optional.empty();
    }
  }

  /** A shell gives a script that it found on its PATH the whole path as its name. */
  private static String shortest(String called, Map<String, String> environment) {
    int slash = called.lastIndexOf('/');
    String last = called.substring(slash + 1);
    if (slash < 0) {
      return called;
    }
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> folder + "/" + last)
        .filter(file -> new File(file).canExecute())
        .findFirst()
        .filter(file -> isSame(file, called))
        .map(file -> last)
        .orElse(called);
  }

  private static boolean isSame(String one, String other) {
    try {
      return Files.isSameFile(Path.of(one), Path.of(other));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
