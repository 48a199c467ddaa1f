// SPDX-License-Identifier: Apache-2.0
/**
 * What the running process tells of itself: JSON lines in a bounded file that only this user can
 * read.
 */
package dev.signet.cli.log;
