// SPDX-License-Identifier: Apache-2.0
/**
 * What a command is given to speak with: standard streams, exit codes, findings as people and
 * programs read them.
 */
package dev.signet.cli.terminal;
