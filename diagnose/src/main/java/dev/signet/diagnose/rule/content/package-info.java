// SPDX-License-Identifier: Apache-2.0
/** Rules for what certificates say that makes them of no use for a server. */
package dev.signet.diagnose.rule.content;
