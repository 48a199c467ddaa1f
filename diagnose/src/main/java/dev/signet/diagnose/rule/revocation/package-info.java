// SPDX-License-Identifier: Apache-2.0
/** Rules for what revocation says, or fails to say. */
package dev.signet.diagnose.rule.revocation;
