// SPDX-License-Identifier: Apache-2.0
/** Rules for handshakes that find no common ground. */
package dev.signet.diagnose.rule.handshake;
