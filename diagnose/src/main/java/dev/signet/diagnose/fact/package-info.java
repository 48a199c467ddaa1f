// SPDX-License-Identifier: Apache-2.0
/**
 * What was seen of a server: how far each connection came, how it ended, what was shown and asked.
 *
 * <p>Facts alone, with no judgement: an exception's text is never among them.
 */
package dev.signet.diagnose.fact;
