// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

/** Prometheus' text exposition format 0.0.4. */
final class Exposition {
  private final StringBuilder text = new StringBuilder();

  /** Begins the samples of one metric. */
  void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  void sample(String name, String labels, long value) {
    named(name, labels).append(value).append('\n');
  }

  void sample(String name, String labels, double value) {
    named(name, labels).append(value).append('\n');
  }

  /** A label's value. */
  static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private StringBuilder named(String name, String labels) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    return text.append(' ');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
