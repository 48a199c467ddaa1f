// SPDX-License-Identifier: Apache-2.0
/** What other programs print, and what they accept: data with its source, and how to look it up. */
package dev.signet.diagnose.runtime;
