// SPDX-License-Identifier: Apache-2.0
/**
 * What commands do to accounts and certificates, either by themselves on the data directory or
 * through the process that runs on it.
 */
package dev.signet.cli.admin;
