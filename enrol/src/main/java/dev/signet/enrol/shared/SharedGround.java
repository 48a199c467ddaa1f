// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Database;
import dev.signet.store.Keyring;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What shared certificates stand on.
 *
 * @param database what all nodes see
 * @param keyring seals keys; the same at all nodes
 * @param clock wall time
 * @param random spreads renewals and retries
 */
public record SharedGround(
    Database database, Keyring keyring, InstantSource clock, RandomGenerator random) {}
