// SPDX-License-Identifier: Apache-2.0
/** Puts the modules together: opens a data directory, and runs a gateway on it. */
package dev.signet.cli.up;
