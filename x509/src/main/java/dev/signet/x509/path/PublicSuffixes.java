// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The names below which registries and hosting companies give names to everybody, by the Public
 * Suffix List that comes with Java. Immutable.
 */
public final class PublicSuffixes {
  /** Written by the JDK's build: an entry per top-level domain, a rule per line. */
  private static final String FILE = "lib/security/public_suffix_list.dat";

  private final Set<String> registries = new HashSet<>();
  private final Set<String> privates = new HashSet<>();
  private final boolean known;

  private PublicSuffixes(Path file) {
    boolean read = false;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String rules = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        rules.lines().filter(rule -> rule.length() > 1).forEach(this::add);
      }
      read = true;
    } catch (IOException e) {
      // A Java without the list: then only top-level domains are known to be public.
      System.getLogger(PublicSuffixes.class.getName())
          .log(System.Logger.Level.WARNING, "no public suffix list in {0}", file);
    }
    known = read;
  }

  /** Holds the list from first use on. */
  private static final class Java {
    static final PublicSuffixes LIST =
        new PublicSuffixes(Path.of(System.getProperty("java.home", ""), FILE));
  }

  /** The list of the Java that runs this. */
  public static PublicSuffixes ofJava() {
    return Java.LIST;
  }

  /** Whether names directly below this one, in lower case, are given out by a registry. */
  public boolean isRegistry(String name) {
    boolean topLevel = name.indexOf('.') < 0;
    return topLevel || (known && listed(registries, name));
  }

  /** Whether names directly below this one are given out by a company to its customers. */
  boolean isPrivate(String name) {
    return listed(privates, name);
  }

  /** publicsuffix.org, "Format": an exception wins over a wildcard. */
  private static boolean listed(Set<String> rules, String name) {
    int dot = name.indexOf('.');
    return rules.contains(name)
        || (dot > 0 && rules.contains("*" + name.substring(dot)) && !rules.contains("!" + name));
  }

  /** A rule is the number of its part of the list, and the rule. */
  private void add(String line) {
    String rule = line.substring(1);
    String mark = rule.startsWith("*.") ? "*." : rule.startsWith("!") ? "!" : "";
    String ascii = mark + IDN.toASCII(rule.substring(mark.length()), IDN.ALLOW_UNASSIGNED);
    (line.charAt(0) == 0 ? registries : privates).add(ascii);
  }
}
