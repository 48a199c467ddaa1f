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
 * next request that tells us to look or asks how it stands begins it again after a while, on
 * whatever node it comes to.
 */
public final class Trials implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trials.class.getName());

  /** How long a proof holds: long enough for a client that tries again the next day. */
  private static final Duration PROVEN = Duration.ofDays(30);

  /** At once: each holds a socket or two; others wait. */
  private static final int MOST = 64;

  private final AcmeStore store;
  private final Map<ChallengeType, ChallengeValidator> validators;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MOST);
  private final WorkInHand inHand = new WorkInHand();

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
    String id = authorization.id();
    if (!inHand.take(id)) {
      return;
    }
    boolean runs = false;
    try {
      runs = claim(id, type) && execute(account, authorization, type);
    } finally {
      if (!runs) {
        inHand.drop(id);
      }
    }
  }

  /** Begins a trial again whose process is gone. Does not wait for it. */
  void resume(AcmeAccount account, AcmeAuthorization.State state) {
    Instant now = clock.instant();
    Instant stale = WorkInHand.stale(now);
    if (state.status(now) == AcmeAuthorization.Status.PENDING) {
      state
          .attempt()
          .filter(attempt -> attempt.startedAt().isBefore(stale))
          .ifPresent(attempt -> begin(account, state.authorization(), attempt.type()));
    }
  }

  private boolean claim(String authorization, ChallengeType type) {
    Instant now = clock.instant();
    AcmeAuthorization.Attempt attempt = new AcmeAuthorization.Attempt(type, now);
    return store.begin(authorization, attempt, WorkInHand.stale(now));
  }

  private boolean execute(
      AcmeAccount account, AcmeAuthorization authorization, ChallengeType type) {
    ChallengeProof proof =
        new ChallengeProof(
            authorization.subject().identifier(), authorization.token(), account.thumbprint());
    try {
      threads.execute(() -> run(authorization.id(), type, proof));
      return true;
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
    try {
      Optional<String> problem = look(type, proof).map(ProblemText::of);
      Instant now = clock.instant();
      store.conclude(
          authorization, new AcmeAuthorization.Validation(type, problem, now), now.plus(PROVEN));
    } catch (FindingException e) {
      // As if this process had ended: whoever asks for it after a while begins it again.
      LOG.log(System.Logger.Level.WARNING, "the end of a trial could not be stored", e);
    } finally {
      inHand.drop(authorization);
    }
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
