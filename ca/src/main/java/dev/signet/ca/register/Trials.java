// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.ChallengeProof;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.acme.ChallengeValidator;
import dev.signet.ca.acme.ProblemText;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Looks at applicants' proofs, beside the requests that ask for it.
 *
 * <p>That a trial is run once is decided by one insert. Where the process ends in the middle, the
 * next request that tells us to look begins it again after a while.
 */
public final class Trials implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trials.class.getName());

  /** Twice the time that a validator allows itself. */
  private static final Duration CUT_OFF = Duration.ofSeconds(60);

  /** How long a proof holds: long enough for a client that tries again the next day. */
  private static final Duration PROVEN = Duration.ofDays(30);

  /** At once: each holds a socket or two; others wait. */
  private static final int MOST = 64;

  private final AcmeStore store;
  private final Map<ChallengeType, ChallengeValidator> validators;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MOST);

  /**
   * Trials by these validators.
   *
   * @param validators one for each type
   */
  public Trials(
      AcmeStore store, Map<ChallengeType, ChallengeValidator> validators, InstantSource clock) {
    this.store = store;
    this.validators = Map.copyOf(validators);
    this.clock = clock;
  }

  /** Begins a trial, unless one runs or ran. Does not wait for it. */
  void begin(AcmeAccount account, AcmeAuthorization authorization, ChallengeType type) {
    Instant now = clock.instant();
    AcmeAuthorization.Attempt attempt = new AcmeAuthorization.Attempt(type, now);
    if (!store.begin(authorization.id(), attempt, now.minus(CUT_OFF))) {
      return;
    }
    ChallengeProof proof =
        new ChallengeProof(
            authorization.subject().identifier(), authorization.token(), account.thumbprint());
    try {
      threads.execute(() -> run(authorization.id(), type, proof));
    } catch (RejectedExecutionException e) {
      throw new FindingException(Finding.of(AcmeCode.CHALLENGE_ABANDONED), e);
    }
  }

  /** Waits for the trials that run; a validator's own bounds bound it. */
  @Override
  public void close() {
    threads.close();
  }

  private void run(String authorization, ChallengeType type, ChallengeProof proof) {
    Optional<String> problem = look(type, proof).map(ProblemText::of);
    Instant now = clock.instant();
    store.conclude(
        authorization, new AcmeAuthorization.Validation(type, problem, now), now.plus(PROVEN));
  }

  private Optional<Finding> look(ChallengeType type, ChallengeProof proof) {
    room.acquireUninterruptibly();
    try {
      ChallengeValidator validator = validators.get(type);
      return validator == null
          ? Optional.of(Finding.of(AcmeCode.CHALLENGE_ABANDONED))
          : validator.validate(proof);
    } catch (FindingException e) {
      return Optional.of(e.finding());
    } catch (RuntimeException e) {
      // What an applicant's server shows must not leave its trial without an end.
      LOG.log(System.Logger.Level.WARNING, "a trial of " + proof.identifier(), e);
      return Optional.of(Finding.of(AcmeCode.CHALLENGE_ABANDONED));
    } finally {
      room.release();
    }
  }
}
