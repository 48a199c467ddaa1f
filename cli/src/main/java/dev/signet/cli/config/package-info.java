// SPDX-License-Identifier: Apache-2.0
/**
 * {@code signet.toml}: what can be set, what is wrong with it, and how a command edits it without
 * losing a comment.
 */
package dev.signet.cli.config;
