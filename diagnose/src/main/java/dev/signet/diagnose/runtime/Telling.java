// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import dev.signet.diagnose.cause.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** By what a cause is told from those that look like it: {@code CODE.tell} in the catalogue. */
public final class Telling {
  private Telling() {}

  /** One sentence; empty where the catalogue has none. */
  public static String of(Cause cause) {
    String name = "/META-INF/findings/" + cause.getClass().getSimpleName() + "_en.properties";
    Properties sentences = new Properties();
    try (@Nullable InputStream stream = cause.getClass().getResourceAsStream(name)) {
      if (stream != null) {
        sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return sentences.getProperty(cause.id() + ".tell", "");
  }
}
