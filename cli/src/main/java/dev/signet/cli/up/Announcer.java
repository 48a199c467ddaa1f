// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.terminal.Console;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says what {@code up} does: lines for people, or with {@code --json} one object per line with the
 * member {@code event}. Safe for use by several threads.
 */
final class Announcer {
  private final Console console;

  Announcer(Console console) {
    this.console = console;
  }

  /** Something was made, which later starts will use again. */
  void created(String what, Path path, String detail) {
    made("created", what, path, detail);
  }

  /** Something of an earlier start is used. */
  void reused(String what, Path path, String detail) {
    made("reused", what, path, detail);
  }

  /** What the root is known by, and how to trust it. */
  void fingerprint(String sha256, Path root, String url) {
    if (console.json()) {
      event("fingerprint", "sha256", sha256, "path", root.toString());
      return;
    }
    line("");
    line("root SHA-256  " + sha256);
    line("trust it      " + console.typed("signet trust install"));
    line("and back      " + console.typed("signet trust uninstall"));
    line("or try it     curl --cacert " + root + " " + url + "/");
  }

  /** Where the first administrator chooses name and password, once. */
  void setup(String url, String until) {
    if (console.json()) {
      event("setup", "url", url, "until", until);
      return;
    }
    line("");
    line(
        "There is no administrator yet. Choose name and password here, once, until " + until + ":");
    line("  " + url);
  }

  /** It answers. */
  void ready(String url) {
    if (console.json()) {
      event("ready", "url", url);
      return;
    }
    line("");
    line("ready " + url);
  }

  /** The gateway has another certificate; connections go on. */
  void renewed(Path path, String sha256, String names) {
    if (console.json()) {
      event("renewed", "path", path.toString(), "sha256", sha256, "names", names);
    } else {
      line("renewed the gateway's certificate for " + names);
    }
  }

  /** Another authority gave a certificate; connections go on. */
  void obtained(String authority, Certificate certificate) {
    String names = names(certificate);
    String from = authority.isEmpty() ? "our own authority" : authority;
    if (console.json()) {
      event("obtained", "names", names, "authority", from, "sha256", certificate.fingerprint());
    } else {
      line("obtained a certificate for " + names + " from " + from);
    }
  }

  /** Another node got a certificate, and this one shows it. */
  void taken(Certificate certificate) {
    String names = names(certificate);
    if (console.json()) {
      event("taken", "names", names, "sha256", certificate.fingerprint());
    } else {
      line("taken over another node's certificate for " + names);
    }
  }

  /** The settings file was edited and is followed. */
  void followed(Path settings, int routes) {
    if (console.json()) {
      event("followed", "path", settings.toString(), "routes", routes);
    } else {
      line("followed " + settings + ": " + routes + (routes == 1 ? " route" : " routes"));
    }
  }

  /** It has ended. */
  void stopped(boolean whole) {
    if (console.json()) {
      event("stopped", "drained", whole);
    } else {
      line(whole ? "stopped" : "stopped; some requests took too long and were cut off");
    }
  }

  private static String names(Certificate certificate) {
    return certificate.names().stream().map(GeneralName::value).collect(Collectors.joining(", "));
  }

  private void made(String verb, String what, Path path, String detail) {
    if (console.json()) {
      event(verb, "what", what, "path", path.toString(), "detail", detail);
      return;
    }
    String more = detail.isEmpty() ? "" : "  (" + detail + ")";
    line(String.format(Locale.ROOT, "%-8s %-20s %s%s", verb, what, path, more));
  }

  private synchronized void event(String name, Object... pairs) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", name);
    for (int i = 0; i < pairs.length; i += 2) {
      members.put(pairs[i].toString(), pairs[i + 1]);
    }
    console.object(members);
  }

  private synchronized void line(String text) {
    console.data(text);
  }
}
