// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.ChildProgram;
import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Lets a program show proofs: {@code PROGRAM show CHALLENGE NAME TEXT TOKEN}, and later the same
 * with {@code hide}. It has to return 0 once the proof can be seen.
 *
 * @param program what to run
 * @param challenge what it can show
 */
public record HookProofs(Path program, String challenge) implements ProofShow {
  /** Zones of large providers take minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Override
  public Shown show(Proof proof) {
    run("show", proof);
    return () -> run("hide", proof);
  }

  private void run(String what, Proof proof) {
    List<String> command =
        List.of(program.toString(), what, challenge, proof.name(), proof.text(), proof.token());
    new ChildProgram(command, LONGEST)
        .run()
        .ifPresent(found -> {
          throw Finding.about(EnrolCode.PROOF_NOT_SHOWN)
              .subject(program + " for " + proof.name())
              .found(found)
              .toException();
        });
  }
}
