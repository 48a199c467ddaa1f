// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.explain.Printable;
import dev.signet.x509.text.Inspection.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The labels and sentences of fields, from a resource. */
final class Meanings {
  private static final String RESOURCE = "/META-INF/inspection/Inspection_en.properties";
  private static final Properties SENTENCES = load();

  private Meanings() {}

  /** A field with the label and sentence of its id. */
  static Field field(String id, List<String> values) {
    return field(id, id, values, false);
  }

  /** A field with the label of its id and the sentence of a finer key. */
  static Field field(String id, String key, List<String> values, boolean critical) {
    List<String> safe = values.stream().map(Printable::line).toList();
    return new Field(id, sentence(id + ".label"), safe, sentence(key + ".meaning"), critical);
  }

  static String sentence(String key) {
    String sentence = SENTENCES.getProperty(key);
    if (sentence == null) {
      throw new IllegalStateException(RESOURCE + " lacks " + key);
    }
    return sentence;
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (@Nullable InputStream stream = Meanings.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is absent");
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
