// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Adds up what the test runs of every module reported: {@code java Tally.java TOP}.
 *
 * <p>Prints every failure with its cause and every skip, and last {@code N passed, N failed, N
 * skipped}. Exits with 1 when a test failed, none ran, or one was skipped for a reason that is not
 * in {@code packaging/allowed-skips.txt}.
 */
final class Tally {
  /** Enough to tell what it was; the report has the rest. */
  private static final int CAUSE_LINES = 20;

  private final List<Pattern> allowed;
  private int passed;
  private int failed;
  private int skipped;

  private Tally(List<Pattern> allowed) {
    this.allowed = allowed;
  }

  /** Takes the top folder of the checkout. */
  public static void main(String[] arguments)
      throws IOException, ParserConfigurationException, SAXException {
    Path top = Path.of(arguments[0]);
    Tally tally = new Tally(allowed(top.resolve("packaging/allowed-skips.txt")));
    for (Path report : reports(top)) {
      tally.add(report);
    }
    System.out.println(
        tally.passed + " passed, " + tally.failed + " failed, " + tally.skipped + " skipped");
    System.exit(tally.failed == 0 && tally.passed > 0 ? 0 : 1);
  }

  private static List<Pattern> allowed(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Pattern::compile)
        .toList();
  }

  private static List<Path> reports(Path top) throws IOException {
    Pattern report = Pattern.compile(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml");
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> files = Files.find(top, 5, (file, kind) -> kind.isRegularFile())) {
      files
          .filter(file -> report.matcher(file.toString()).matches())
          .sorted()
          .forEach(folders::add);
    }
    return folders;
  }

  private void add(Path report) throws IOException, ParserConfigurationException, SAXException {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      judge((Element) cases.item(i));
    }
  }

  private void judge(Element test) {
    String name = test.getAttribute("classname") + "." + test.getAttribute("name");
    NodeList skips = test.getElementsByTagName("skipped");
    boolean broken =
        test.getElementsByTagName("failure").getLength() > 0
            || test.getElementsByTagName("error").getLength() > 0;
    if (broken) {
      failed++;
      System.out.println("failed   " + name);
      cause(test)
          .lines()
          .limit(CAUSE_LINES)
          .forEach(line -> System.out.println("         " + line));
    } else if (skips.getLength() > 0) {
      skip(name, reason((Element) skips.item(0)));
    } else {
      passed++;
    }
  }

  /** What the assertion or the exception said. */
  private static String cause(Element test) {
    return Stream.of("failure", "error")
        .map(kind -> (Element) test.getElementsByTagName(kind).item(0))
        .filter(Objects::nonNull)
        .map(element -> element.getAttribute("message").strip())
        .findFirst()
        .orElse("");
  }

  /** JUnit puts its own words before the reason of an assumption. */
  private static String reason(Element skip) {
    return skip.getAttribute("message").replaceFirst("^.*Assumption failed: ", "").strip();
  }

  private void skip(String name, String reason) {
    if (allowed.stream().anyMatch(known -> known.matcher(reason).matches())) {
      skipped++;
      System.out.println("skipped  " + name + ": " + reason);
    } else {
      failed++;
      System.out.println("failed   " + name + ": skipped without a known reason: " + reason);
    }
  }
}
