// SPDX-License-Identifier: Apache-2.0
/** Rules for certificates that do not name the host. */
package dev.signet.diagnose.rule.name;
