// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.Finding;
import dev.signet.explain.JsonRendering;
import dev.signet.explain.Report;
import dev.signet.explain.TextRendering;
import dev.signet.http.JsonText;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The three standard streams: data goes to {@code out}, talk to {@code err}.
 *
 * <p>With {@code --json} everything that a program may want to read, findings too, goes to {@code
 * out} as one object per line.
 *
 * @param in what is typed or piped in
 * @param out for data
 * @param err for talk
 * @param manner how it is spoken
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Manner manner) {
  private static final String RED = "\033[1;31m";
  private static final String YELLOW = "\033[1;33m";
  private static final String PLAIN = "\033[0m";

  /**
   * How it is spoken.
   *
   * @param json whether a program reads {@code out}
   * @param colour whether {@code err} shows colours
   * @param call how the program was called, for commands that are to be typed next
   */
  public record Manner(boolean json, boolean colour, ProgramCall call) {}

  /** The process's own streams, in UTF-8. */
  public static Console system() {
    return new Console(
        System.in,
        utf8(System.out),
        utf8(System.err),
        new Manner(false, false, ProgramCall.plain()));
  }

  /** The same for another reader. */
  public Console with(Manner other) {
    return new Console(in, out, err, other);
  }

  /** Whether a program reads {@code out}. */
  public boolean json() {
    return manner.json();
  }

  /** What has to be typed here for a command of the manual, {@code signet trust install}. */
  public String typed(String command) {
    return manner.call().typed(command);
  }

  /** Writes a line of data. */
  public void data(String line) {
    out.println(line);
    out.flush();
  }

  /** Writes an object on one line of its own. */
  public void object(Map<String, ?> members) {
    data(new String(JsonText.bytes(members), StandardCharsets.UTF_8));
  }

  /** Says something to people; programs do not hear it. */
  public void say(String line) {
    if (!json()) {
      err.println(line);
      err.flush();
    }
  }

  /** Tells every finding, each with its remedies, and gives the exit code of the worst. */
  public ExitCode tell(Report report) {
    if (json()) {
      data(JsonRendering.of(report, this::typed));
    } else {
      for (Finding finding : report.findings()) {
        err.print(coloured(TextRendering.of(Report.of(finding), this::typed)));
      }
      err.flush();
    }
    return ExitCode.of(report.headline().code().category());
  }

  private String coloured(String text) {
    int colon = text.indexOf(':');
    if (!manner.colour() || colon < 0) {
      return text;
    }
    String paint = text.startsWith("error") ? RED : YELLOW;
    return paint + text.substring(0, colon) + PLAIN + text.substring(colon);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }
}
