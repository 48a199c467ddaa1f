// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of properties in docs/jsse.md is that of the code, and leaves out none of the JDK's. */
class PropertyListTest {
  private static final Pattern PROPERTY =
      Pattern.compile(
          "(jdk\\.tls|javax\\.net\\.ssl|jsse|com\\.sun\\.net\\.ssl|sun\\.security\\.ssl)"
              + "\\.([a-z][A-Za-z]*\\.)*[a-z][A-Za-z]*|jsse\\.SSLEngine\\.[A-Za-z]+"
              + "|javax\\.net\\.debug");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** The JDK's provider, as it lies in the running Java. */
  private static final String JDK = "modules/java.base/sun/security/ssl";

  @Test
  void everyPropertyOfTheJdksProviderIsListed() throws IOException {
    assertThat(listed("")).containsAll(readByJdk());
  }

  @Test
  void whatIsCalledHonouredIsRead() throws IOException {
    Set<String> honoured = listed("honoured");
    honoured.removeIf(name -> name.startsWith("javax.net.ssl."));
    // A security property, which DisabledAlgorithms reads.
    assertThat(honoured.remove("jdk.tls.disabledAlgorithms")).isTrue();
    assertThat(honoured).isEqualTo(asked());
  }

  /** What is asked for when a context is made, with everything left at its default. */
  private static Set<String> asked() {
    Set<String> names = new TreeSet<>();
    SystemSettings.read(name -> {
      names.add(name);
      return null;
    });
    return names;
  }

  private static Set<String> listed(String word) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "jsse.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length == 3 && cells[2].contains(word))
        .flatMap(cells -> names(cells[1]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code `a.b`, `…C`} is a.b and a.bC. */
  private static Stream<String> names(String cell) {
    List<String> words = QUOTED.matcher(cell).results().map(each -> each.group(1)).toList();
    return words.stream().map(word -> word.replace("…", words.getFirst()));
  }

  private static Set<String> readByJdk() throws IOException {
    Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath(JDK);
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .flatMap(PropertyListTest::texts)
              .filter(PROPERTY.asMatchPredicate())
              .collect(Collectors.toCollection(TreeSet::new));
      // Guards the test itself: a JDK that keeps its classes elsewhere would have none.
      assertThat(names).contains("javax.net.debug", "jdk.tls.namedGroups");
      return names;
    }
  }

  private static Stream<String> texts(Path file) {
    List<String> texts = new ArrayList<>();
    try {
      for (PoolEntry entry : ClassFile.of().parse(Files.readAllBytes(file)).constantPool()) {
        if (entry instanceof Utf8Entry text) {
          texts.add(text.stringValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts.stream();
  }
}
