// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.auth.password.PasswordHasher;
import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.util.List;

/** Whether passwords are hashed by the native library that comes with the program. */
record PasswordExamination() implements Examination {
  @Override
  public String subject() {
    return "passwords";
  }

  @Override
  public List<Finding> look() {
    return PasswordHasher.isNative()
        ? List.of()
        : List.of(
            Finding.about(CliCode.NATIVE_PASSWORD_HASHING_ABSENT)
                .wanted("libsodium, as shipped")
                .found("BouncyCastle")
                .build());
  }

  @Override
  public String seen() {
    return "Argon2id by libsodium";
  }
}
