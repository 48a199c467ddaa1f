// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.explain.Catalogue;
import dev.signet.explain.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of every module: found on the class path, so that none is forgotten. */
class CodesTest {
  /** Fewer than this, and the search did not see the modules. */
  private static final int FEWEST_CODES = 100;

  static List<Code> codes() {
    List<Code> codes = new ArrayList<>();
    for (Class<?> type : codeTypes().toList()) {
      for (Object constant : type.getEnumConstants()) {
        codes.add((Code) constant);
      }
    }
    return codes;
  }

  @Test
  void codesAreFoundAndEveryOneIsAConstant() {
    assertThat(codes()).hasSizeGreaterThan(FEWEST_CODES);
    assertThat(codeTypes()).allMatch(Class::isEnum);
  }

  @Test
  void noTwoModulesUseTheSameCode() {
    Map<String, Code> known = new HashMap<>();
    for (Code code : codes()) {
      Code other = known.put(code.id(), code);
      assertThat(other).as("%s is also in %s", code.id(), code.getClass()).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aCodeIsWellFormedAndHasItsSentences(Code code) {
    assertThat(code.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(Catalogue.of(code).isComplete())
        .as("%s has a headline, an explanation and a remedy", code.id())
        .isTrue();
  }

  private static Stream<Class<?>> codeTypes() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.signet")
            .stream()
            .filter(type -> type.isAssignableTo(Code.class) && !type.isInterface())
            .filter(type -> !type.isAnonymousClass())
            .<Class<?>>map(JavaClass::reflect);
  }
}
