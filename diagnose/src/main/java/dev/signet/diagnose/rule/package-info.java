// SPDX-License-Identifier: Apache-2.0
/**
 * From facts to causes: one small rule for each cause, in an order in which the more special goes
 * before the more general.
 */
package dev.signet.diagnose.rule;
