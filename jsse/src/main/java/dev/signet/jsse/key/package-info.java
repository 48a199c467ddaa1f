// SPDX-License-Identifier: Apache-2.0
/**
 * Private keys with their certificates, held ready; key stores and PEM files that they come from.
 */
package dev.signet.jsse.key;
