// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.log;

import dev.signet.explain.Printable;
import dev.signet.http.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that any part or library logs, as JSON lines in one file, and nothing of it on the
 * standard streams.
 */
public final class JsonLog extends Handler {
  private final LogFile file;
  private final Formatter texts =
      new Formatter() {
        @Override
        public String format(LogRecord record) {
          return formatMessage(record);
        }
      };

  private JsonLog(LogFile file) {
    this.file = file;
  }

  /** Lets nothing be logged: for commands, whose findings say what there is to say. */
  public static void silence() {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
  }

  /** Sends everything to a file from now on. */
  public static void to(LogFile file) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(new JsonLog(file));
    // A thread that dies is ours to find out about in the log; on the terminal its trace would hide
    // what helps.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> root.log(Level.SEVERE, "thread " + thread.getName(), thrown));
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", record.getInstant().toString());
    members.put("level", record.getLevel().getName().toLowerCase(Locale.ROOT));
    members.put("logger", String.valueOf(record.getLoggerName()));
    members.put("message", Printable.line(texts.format(record)));
    @Nullable Throwable thrown = record.getThrown();
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      members.put("trace", trace.toString());
    }
    file.append(new String(JsonText.bytes(members), StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    file.close();
  }
}
