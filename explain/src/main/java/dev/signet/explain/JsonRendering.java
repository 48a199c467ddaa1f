// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Findings and reports as JSON (RFC 8259), for {@code --json}, logs and the console.
 *
 * <p>The members are {@code version, code, severity, fault, subject, wanted, found, headline,
 * explanation, parameters, remedies[], references[]}; within one {@link #VERSION} members are only
 * ever added. Written by hand: this module depends on nothing.
 */
public final class JsonRendering {
  /** The version of the member names. */
  public static final int VERSION = 1;

  private final StringBuilder json = new StringBuilder();

  private final UnaryOperator<String> typed;

  private JsonRendering(UnaryOperator<String> typed) {
    this.typed = typed;
  }

  /** One finding as an object on one line. */
  public static String of(Finding finding) {
    JsonRendering rendering = new JsonRendering(UnaryOperator.identity());
    rendering.finding(finding);
    return rendering.json.toString();
  }

  /** A report as an object with its findings, the headline first, on one line. */
  public static String of(Report report) {
    return of(report, UnaryOperator.identity());
  }

  /**
   * The same for one reader.
   *
   * @param typed turns a command of the catalogue into what this reader has to type
   */
  public static String of(Report report, UnaryOperator<String> typed) {
    JsonRendering rendering = new JsonRendering(typed);
    rendering.json.append("{\"version\":").append(VERSION).append(',');
    rendering.array("findings", report.findings(), JsonRendering::finding);
    return rendering.json.append('}').toString();
  }

  /** A text as a JSON string with its quotation marks, for those who write an object by hand. */
  public static String quote(String text) {
    JsonRendering rendering = new JsonRendering(UnaryOperator.identity());
    rendering.string(text);
    return rendering.json.toString();
  }

  private void finding(Finding finding) {
    json.append("{\"version\":").append(VERSION);
    member("code", finding.code().id());
    member("severity", finding.code().severity().name().toLowerCase(Locale.ROOT));
    member("fault", finding.code().fault().name().toLowerCase(Locale.ROOT));
    member("subject", finding.subject());
    member("wanted", finding.wanted());
    member("found", finding.found());
    member("headline", finding.headline());
    member("explanation", finding.explanation());
    parameters(finding);
    json.append(',');
    array("remedies", finding.remedies(), JsonRendering::remedy);
    json.append(',');
    array("references", finding.references(), (out, reference) -> out.string(reference.toString()));
    json.append('}');
  }

  private void parameters(Finding finding) {
    json.append(",\"parameters\":{");
    boolean first = true;
    for (var entry : finding.parameters().entrySet()) {
      json.append(first ? "" : ",");
      string(entry.getKey());
      json.append(':');
      string(entry.getValue());
      first = false;
    }
    json.append('}');
  }

  private void remedy(Remedy remedy) {
    json.append("{\"audience\":");
    string(remedy.audience());
    member("text", remedy.text());
    member("command", typed.apply(remedy.command()));
    json.append('}');
  }

  private <T> void array(String name, Iterable<T> items, BiConsumer<JsonRendering, T> writer) {
    string(name);
    json.append(":[");
    boolean first = true;
    for (T item : items) {
      json.append(first ? "" : ",");
      writer.accept(this, item);
      first = false;
    }
    json.append(']');
  }

  private void member(String name, String value) {
    json.append(',');
    string(name);
    json.append(':');
    string(value);
  }

  private void string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // RFC 8259 section 7: quotation mark, reverse solidus and control characters must be escaped.
      // An unpaired surrogate is escaped
      // too, because it has no UTF-8 form.
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
