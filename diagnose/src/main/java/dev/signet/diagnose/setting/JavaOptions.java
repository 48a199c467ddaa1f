// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that variables give to every Java of this machine. */
public final class JavaOptions {
  /** The virtual machine reads the one, the launcher of JDK 9 and later the other. */
  private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  /** Words end at white space, except for what stands between quotes. */
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  private static final String PROPERTY = "-D";

  private final Map<String, String> properties = new HashMap<>();

  /** What a process's variables say. */
  public JavaOptions(Map<String, String> environment) {
    for (String variable : VARIABLES) {
      Matcher words = WORD.matcher(environment.getOrDefault(variable, ""));
      while (words.find()) {
        take(words.group().replaceAll("[\"']", ""));
      }
    }
  }

  private void take(String word) {
    int equals = word.indexOf('=');
    if (word.startsWith(PROPERTY) && equals > 0) {
      properties.put(word.substring(PROPERTY.length(), equals), word.substring(equals + 1));
    }
  }

  /** A property; Java takes one without a value for one that is not set. */
  public Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name)).filter(value -> !value.isEmpty());
  }
}
