// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Whether a native provider of cryptography is there. */
record CryptographyExamination() implements Examination {
  private static final List<String> PROVIDERS =
      List.of(
          "org.conscrypt.OpenSSLProvider",
          "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

  @Override
  public String subject() {
    return "cryptography";
  }

  @Override
  public List<Finding> look() {
    return present().findAny().isPresent()
        ? List.of()
        : List.of(
            Finding.about(CliCode.NATIVE_CRYPTOGRAPHY_ABSENT)
                .wanted("Conscrypt or the Amazon Corretto Crypto Provider")
                .found("the JDK alone")
                .build());
  }

  @Override
  public String seen() {
    return String.join(", ", present().toList());
  }

  private static Stream<String> present() {
    return PROVIDERS.stream().filter(CryptographyExamination::isPresent);
  }

  private static boolean isPresent(String provider) {
    try {
      Class.forName(provider, false, CryptographyExamination.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
