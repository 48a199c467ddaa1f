// SPDX-License-Identifier: Apache-2.0
/** Rules for chains that end at nothing that is trusted here. */
package dev.signet.diagnose.rule.chain;
