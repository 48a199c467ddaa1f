// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import dev.signet.identity.AssertionVerifier;
import java.nio.file.Path;

/**
 * What the application needs to start.
 *
 * @param port on the loopback address; 0 for any that is free
 * @param database the SQLite file, which is created when absent
 * @param gateway tells who is asking
 */
public record FitnessSettings(int port, Path database, AssertionVerifier gateway) {}
