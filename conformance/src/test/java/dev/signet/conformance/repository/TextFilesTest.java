// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every text of the repository must have, and must not have. */
class TextFilesTest {
  private static final String SPDX = "SPDX-License-Identifier: Apache-2.0";

  private static final String[] SOURCES = {
    ".java", ".sh", ".sql", ".properties", ".xml", ".toml", "/run", "mvnw", "verify"
  };

  /** A link of Markdown, with the text before it dropped: what is between the parentheses. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");

  /** Registries and machines: the one who builds chooses them. Written so as not to find itself. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(repo1?[.]maven[.]|registry[.]npmjs[.]|pypi[.]org|deb[.]debian[.]|"
              + "(?<![\\w.$}/])/(home/[a-z]|root/|work/[a-z]|Users/[a-z]))");

  @Test
  void everySourceSaysItsLicence() {
    // A golden file is, byte for byte, what the program writes.
    List<Path> files =
        Repository.files(SOURCES).stream()
            .filter(file -> !file.toString().contains("/golden/"))
            .toList();
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files.stream().filter(file -> !saysItsLicence(file)))
        .as("files without " + SPDX)
        .isEmpty();
  }

  @Test
  void everyLinkOfTheDocsLeadsSomewhere() {
    List<Path> pages = Repository.files(".md");
    assertThat(pages).hasSizeGreaterThan(5);
    List<String> dead = new ArrayList<>();
    for (Path page : pages) {
      String text = CODE_BLOCK.matcher(Repository.text(page)).replaceAll("");
      LINK.matcher(text)
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.matches("[a-z]+:.*"))
          .filter(link -> !leads(page, link))
          .forEach(link -> dead.add(page + " -> " + link));
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void noTextNamesARegistryOrAMachine() {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.files(SOURCES)) {
      if (!file.endsWith("TextFilesTest.java")) {
        FOREIGN
            .matcher(Repository.text(file))
            .results()
            .map(MatchResult::group)
            .forEach(name -> found.add(file + ": " + name));
      }
    }
    for (Path file : Repository.files(".md", ".txt", "signet", ".flags", ".config")) {
      FOREIGN
          .matcher(Repository.text(file))
          .results()
          .map(MatchResult::group)
          .forEach(name -> found.add(file + ": " + name));
    }
    assertThat(found).isEmpty();
  }

  private static boolean saysItsLicence(Path file) {
    return Repository.text(file).lines().limit(2).anyMatch(line -> line.contains(SPDX));
  }

  private static boolean leads(Path page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path folder = page.getParent() == null ? Path.of("") : page.getParent();
    Path target = path.isEmpty() ? page : folder.resolve(path).normalize();
    if (!Files.exists(Repository.root().resolve(target))) {
      return false;
    }
    return hash < 0 || anchors(Repository.text(target)).contains(link.substring(hash + 1));
  }

  /** The names that a Markdown page gives its headings. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(CODE_BLOCK.matcher(page).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }
}
