// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.audit;

import dev.signet.ca.tree.Checkpoint;

/**
 * A checkpoint that was put away where who writes to the database may not write.
 *
 * @param file where
 * @param checkpoint what it says
 */
public record KeptCheckpoint(String file, Checkpoint checkpoint) {}
