// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sentences for one code.
 *
 * <p>They stand in {@code /META-INF/findings/<EnumSimpleName>_en.properties} (UTF-8) of the code's
 * module: a folder whose name is no package name, so that the module system lets this module read
 * it. Keys, each behind the code's id:
 *
 * <pre>
 * disk-full.headline      The disk that holds {path} is full
 * disk-full.explanation   One paragraph.
 * disk-full.remedy.1      Free some space, then start again.
 * disk-full.remedy.1.command   df -h {path}
 * disk-full.remedy.1.audience  java        (absent: anyone)
 * disk-full.reference.1   RFC 5280, 4.2.1.6
 * </pre>
 *
 * <p>{@code {subject}}, {@code {wanted}}, {@code {found}} and the finding's own parameters are put
 * in. A test in {@code conformance} asserts that every code has a headline, an explanation and a
 * remedy.
 */
public final class Catalogue {
  /** More numbered entries than this are a mistake in the resource. */
  private static final int MAX_ENTRIES = 12;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Map<Class<?>, Properties> RESOURCES = new ConcurrentHashMap<>();

  private final Properties sentences;
  private final String id;

  private Catalogue(Properties sentences, String id) {
    this.sentences = sentences;
    this.id = id;
  }

  /** The sentences for a code. */
  public static Catalogue of(Code code) {
    return new Catalogue(RESOURCES.computeIfAbsent(code.getClass(), Catalogue::load), code.id());
  }

  /** Whether the resource has the sentences that every code must have. */
  public boolean isComplete() {
    return sentences.containsKey(id + ".headline")
        && sentences.containsKey(id + ".explanation")
        && sentences.containsKey(id + ".remedy.1");
  }

  /** One line that says what happened. */
  public String headline(Finding finding) {
    return fill(sentence("headline", id), finding);
  }

  /** One paragraph that says why. */
  public String explanation(Finding finding) {
    return fill(sentence("explanation", ""), finding);
  }

  /** What to do, most useful first. */
  public List<Remedy> remedies(Finding finding) {
    List<Remedy> remedies = new ArrayList<>();
    for (int i = 1; i <= MAX_ENTRIES; i++) {
      String key = "remedy." + i;
      String text = sentence(key, "");
      if (text.isEmpty()) {
        break;
      }
      String command = fill(sentence(key + ".command", ""), finding);
      remedies.add(
          new Remedy(sentence(key + ".audience", Remedy.ANYONE), fill(text, finding), command));
    }
    return List.copyOf(remedies);
  }

  /** Where the rule is written down. */
  public List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (int i = 1; i <= MAX_ENTRIES; i++) {
      String text = sentence("reference." + i, "");
      if (text.isEmpty()) {
        break;
      }
      int comma = text.indexOf(',');
      references.add(
          comma < 0
              ? new Reference(text.strip(), "")
              : new Reference(text.substring(0, comma).strip(), text.substring(comma + 1).strip()));
    }
    return List.copyOf(references);
  }

  private String sentence(String key, String otherwise) {
    return sentences.getProperty(id + "." + key, otherwise);
  }

  private static String fill(String template, Finding finding) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1), finding)));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String value(String name, Finding finding) {
    return switch (name) {
      case "subject" -> finding.subject();
      case "wanted" -> finding.wanted();
      case "found" -> finding.found();
      default -> finding.parameters().getOrDefault(name, "");
    };
  }

  private static Properties load(Class<?> codes) {
    Class<?> declaring =
        codes.isEnum() || codes.getEnclosingClass() == null ? codes : codes.getEnclosingClass();
    String name = "/META-INF/findings/" + declaring.getSimpleName() + "_en.properties";
    Properties properties = new Properties();
    try (@Nullable InputStream stream = declaring.getResourceAsStream(name)) {
      if (stream != null) {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return properties;
  }
}
