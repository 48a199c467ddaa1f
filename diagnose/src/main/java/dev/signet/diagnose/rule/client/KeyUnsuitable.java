// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The server knows no signature that our key can make. */
final class KeyUnsuitable implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file)) {
      return Optional.empty();
    }
    String algorithm = file.own().getFirst().key().algorithm();
    List<SignatureScheme> schemes = file.usual().heard().demand().orElseThrow().schemes();
    boolean fits =
        schemes.isEmpty()
            || schemes.stream().anyMatch(scheme -> family(scheme).equals(family(algorithm)));
    if (fits) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_KEY_UNSUITABLE)
            .wanted(schemes.stream().map(SignatureScheme::label).collect(Collectors.joining(", ")))
            .found("a key of " + algorithm)
            .with("name", Printable.line(file.own().getFirst().shortText()))
            .build());
  }

  private static String family(SignatureScheme scheme) {
    String label = scheme.label();
    return label.startsWith("rsa") ? "rsa" : label.startsWith("ecdsa") ? "ec" : label;
  }

  private static String family(String algorithm) {
    String name = algorithm.toLowerCase(Locale.ROOT).replace("-", "");
    return name.startsWith("rsa") ? "rsa" : name;
  }
}
