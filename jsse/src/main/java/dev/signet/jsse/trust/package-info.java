// SPDX-License-Identifier: Apache-2.0
/** Whom to trust: anchors, pins, and the verdict in the words that the engine and JSSE want. */
package dev.signet.jsse.trust;
