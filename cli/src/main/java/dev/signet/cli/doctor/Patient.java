// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.config.Listeners;
import dev.signet.tls.crypto.NativeProvider;
import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is examined.
 *
 * @param data the data directory, which need not exist
 * @param listeners where a gateway listens or would listen
 * @param isRunning whether one runs on the data directory
 * @param root the root certificate, where there is one
 * @param now the time by this machine's clock
 * @param served asks the gateway that runs for what {@code signet cert served --json} prints
 */
public record Patient(
    Path data,
    Listeners listeners,
    boolean isRunning,
    Optional<Certificate> root,
    Instant now,
    Supplier<List<Map<String, Object>>> served) {
  /** Everything there is to look at. */
  public List<Examination> examinations() {
    return List.of(
        new JavaExamination(),
        new ClockExamination(this),
        new DirectoryExamination(this),
        new DiskExamination(this),
        new PortExamination(this),
        new CryptographyExamination(NativeProvider.examine()),
        new PasswordExamination(),
        new TrustExamination(this),
        new ServedExamination(served));
  }
}
