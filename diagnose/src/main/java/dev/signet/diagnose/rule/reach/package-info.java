// SPDX-License-Identifier: Apache-2.0
/** Rules for what does not get as far as TLS. */
package dev.signet.diagnose.rule.reach;
