// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters of a statement: {@code :name} and {@code ?}, but not in literals, quoted
 * names and comments, nor the {@code ::} of a cast.
 *
 * <p>JDBI's own is a generated lexer; that one takes a noticeable part of a start until it is
 * compiled.
 */
final class ParameterParser implements SqlParser {
  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql.Builder parsed = ParsedSql.builder();
    int copied = 0;
    int at = 0;
    while (at < sql.length()) {
      int end = parameterEnd(sql, at);
      if (end == at) {
        at = textEnd(sql, at);
        continue;
      }
      parsed.append(sql.substring(copied, at));
      if (sql.charAt(at) == '?') {
        parsed.appendPositionalParameter();
      } else {
        parsed.appendNamedParameter(sql.substring(at + 1, end));
      }
      at = end;
      copied = end;
    }
    return parsed.append(sql.substring(copied)).build();
  }

  @Override
  public String nameParameter(String rawName, StatementContext context) {
    return ":" + rawName;
  }

  /** The end of the parameter that begins here, or this place where none does. */
  private static int parameterEnd(String sql, int at) {
    char first = sql.charAt(at);
    if (first == '?') {
      return at + 1;
    }
    int end = at + 1;
    while (first == ':' && end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    return end == at + 1 ? at : end;
  }

  /** The end of what begins here and holds no parameter: one character, or all that is quoted. */
  private static int textEnd(String sql, int at) {
    return switch (sql.charAt(at)) {
      case '\'' -> after(sql, "'", at + 1);
      case '"' -> after(sql, "\"", at + 1);
      case '-' -> sql.startsWith("--", at) ? after(sql, "\n", at + 2) : at + 1;
      case '/' -> sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : at + 1;
      case ':' -> sql.startsWith("::", at) ? at + 2 : at + 1;
      default -> at + 1;
    };
  }

  /** A doubled quote ends one text and begins another, which comes to the same. */
  private static int after(String sql, String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
