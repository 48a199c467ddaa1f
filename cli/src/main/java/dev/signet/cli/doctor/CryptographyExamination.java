// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.tls.crypto.NativeProvider;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the native providers of cryptography run that come with the program.
 *
 * @param providers what was found
 */
record CryptographyExamination(List<NativeProvider> providers) implements Examination {
  @Override
  public String subject() {
    return "cryptography";
  }

  @Override
  public List<Finding> look() {
    return providers.stream()
        .filter(provider -> !provider.runs())
        .map(CryptographyExamination::absence)
        .toList();
  }

  private static Finding absence(NativeProvider provider) {
    return Finding.about(CliCode.NATIVE_CRYPTOGRAPHY_ABSENT)
        .subject(provider.name())
        .wanted("a provider that runs")
        .found(Printable.line(provider.obstacle()))
        .build();
  }

  @Override
  public String seen() {
    return providers.stream()
        .map(provider -> provider.name() + " " + provider.version())
        .collect(Collectors.joining(", "));
  }
}
