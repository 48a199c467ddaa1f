// SPDX-License-Identifier: Apache-2.0
/** Rules for certificates, and clocks, that are outside of their time. */
package dev.signet.diagnose.rule.time;
