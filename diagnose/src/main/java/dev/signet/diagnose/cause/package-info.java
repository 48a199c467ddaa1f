// SPDX-License-Identifier: Apache-2.0
/** The causes that a diagnosis can name, sorted by what has to be mended. */
package dev.signet.diagnose.cause;
