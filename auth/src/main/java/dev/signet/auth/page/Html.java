// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

/** HTML that is built from literal text of ours and escaped text of others. */
public final class Html {
  private final StringBuilder text = new StringBuilder();

  /** An empty piece. */
  public Html() {}

  /** Adds a literal of ours as it is. */
  public Html raw(String literal) {
    text.append(literal);
    return this;
  }

  /** Adds a text so that it is nothing but text, also within a quoted attribute. */
  public Html text(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
    return this;
  }

  /** Adds another piece. */
  public Html add(Html other) {
    text.append(other.text);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
