// SPDX-License-Identifier: Apache-2.0
/**
 * One connection between JSSE and the engine: what engines and sockets share.
 *
 * <p>The bridges turn the managers that an application hands in into the engine's questions. Ours
 * answer at once; foreign ones may look into files or ask a person, so they answer in a task.
 */
package dev.signet.jsse.link;
