// SPDX-License-Identifier: Apache-2.0
/**
 * The commands: each class parses one command's words and does it, mostly by asking another module.
 */
package dev.signet.cli.command;
