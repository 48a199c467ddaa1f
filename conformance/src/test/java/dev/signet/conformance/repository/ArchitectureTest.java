// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of ARCHITECTURE.md, on the compiled classes of every module. */
class ArchitectureTest {
  private static final String ROOT = "dev.signet.";

  /** Who may use whom; arrows only downwards. Whatever is not here is not allowed. */
  private static final Map<String, Set<String>> EDGES =
      Map.ofEntries(
          Map.entry("explain", Set.of()),
          Map.entry("tls", Set.of("explain")),
          Map.entry("identity", Set.of("explain")),
          Map.entry("x509", Set.of("explain")),
          Map.entry("trust", Set.of("explain", "x509")),
          Map.entry("jsse", Set.of("explain", "tls", "x509")),
          Map.entry("http", Set.of("explain", "tls")),
          Map.entry("store", Set.of("explain")),
          Map.entry("ca", Set.of("explain", "x509", "store", "http", "identity")),
          Map.entry("auth", Set.of("explain", "store", "http", "identity")),
          Map.entry("enrol", Set.of("explain", "x509", "store", "http")),
          Map.entry("gateway", Set.of("explain", "http", "identity", "x509")),
          Map.entry("diagnose", Set.of("explain", "tls", "x509", "trust", "http")),
          Map.entry("testkit", Set.of("explain", "x509")),
          Map.entry("examples", Set.of("explain", "identity", "jsse")),
          Map.entry(
              "cli",
              Set.of(
                  "explain",
                  "tls",
                  "jsse",
                  "identity",
                  "x509",
                  "trust",
                  "diagnose",
                  "http",
                  "store",
                  "ca",
                  "auth",
                  "enrol",
                  "gateway",
                  "examples")));

  /** The parts of the authority know its contracts, and not each other. */
  private static final List<String> CA_PARTS =
      List.of("front", "register", "validate", "issue", "revoke", "audit", "store");

  /** Words that say nothing about what a type is. */
  private static final String VAGUE =
      ".*(Manager|Utils?|Helper|Impl|Base|Common|Data|Info|Support|Wrapper|Context)";

  /** Fewer than this, and the importer did not see the modules. */
  private static final int FEWEST_CLASSES = 300;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.signet");

  static Stream<String> modules() {
    return EDGES.keySet().stream().sorted();
  }

  @Test
  void everyModuleWasReadAndHasItsEdges() {
    Map<String, Long> counts = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      counts.merge(type.getPackageName().split("\\.")[2], 1L, Long::sum);
    }
    assertThat(counts.keySet()).containsAll(EDGES.keySet());
    assertThat(CLASSES.size()).as("classes imported").isGreaterThan(FEWEST_CLASSES);
    List<String> folders =
        Repository.modules().stream().map(folder -> folder.getName(0).toString()).toList();
    assertThat(folders)
        .as("every module is ruled here, or is a program around the product")
        .isSubsetOf(union(EDGES.keySet(), Set.of("conformance", "bench")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyThoseBelowIt(String module) {
    List<String> forbidden = new ArrayList<>();
    for (String other : union(EDGES.keySet(), Set.of("conformance", "bench"))) {
      if (!other.equals(module) && !EDGES.get(module).contains(other)) {
        forbidden.add(ROOT + other + "..");
      }
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden.toArray(String[]::new)));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
  }

  @Test
  void thePartsOfTheAuthorityKnowOnlyItsContracts() {
    for (String part : CA_PARTS) {
      String[] others =
          CA_PARTS.stream()
              .filter(other -> !other.equals(part))
              .map(other -> ROOT + "ca." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ca." + part + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
    assertThat(CLASSES.that(resideInAPackage(ROOT + "ca.*")).size())
        .as("classes in parts of the authority")
        .isPositive();
  }

  @Test
  void onlyTheCommandsSpeakOnStandardStreamsAndEndTheProcess() {
    DescribedPredicate<JavaClass> library =
        DescribedPredicate.not(
            resideInAnyPackage(
                ROOT + "cli..", ROOT + "bench..", ROOT + "conformance..", ROOT + "examples.."));
    check(noClasses().that(library).should().accessField(System.class, "out"));
    check(noClasses().that(library).should().accessField(System.class, "err"));
    check(noClasses().that(library).should().accessField(System.class, "in"));
    check(noClasses().that(library).should().callMethod(System.class, "exit", int.class));
    check(noClasses().that(library).should().callMethod(Runtime.class, "exit", int.class));
    check(noClasses().that(library).should().callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void wallTimeComesInAsAnArgument() {
    DescribedPredicate<JavaClass> library =
        DescribedPredicate.not(
            resideInAnyPackage(
                ROOT + "cli..", ROOT + "bench..", ROOT + "conformance..", ROOT + "examples.."));
    check(noClasses().that(library).should().callMethod(Instant.class, "now"));
    check(noClasses().that(library).should().callMethod(Clock.class, "systemUTC"));
    check(noClasses().that(library).should().callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void thereIsNoStaticMutableField() {
    check(fields().that().areStatic().should().beFinal());
  }

  @Test
  void noNameIsVague() {
    // The platform's own contracts are named so: who makes one says which. So are things that an
    // RFC names (RFC 5280, 4.1).
    check(
        classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotAssignableTo(KeyManager.class)
            .and()
            .areNotAssignableTo(TrustManager.class)
            .and()
            .doNotHaveSimpleName("SignetContext")
            .and()
            .doNotHaveSimpleName("SubjectPublicKeyInfo")
            .should()
            .haveNameNotMatching(VAGUE));
  }

  @Test
  void everyModuleIsNullMarkedAndNamedLikeItsFolder() {
    assertThat(Repository.modules()).hasSizeGreaterThanOrEqualTo(EDGES.size());
    for (Path module : Repository.modules()) {
      String descriptor = Repository.text(module.resolve("src/main/java/module-info.java"));
      assertThat(descriptor)
          .as(module.toString())
          .containsPattern(
              "@NullMarked\\s+(open )?module dev\\.signet\\.(examples\\.)?" + module.getFileName());
    }
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
