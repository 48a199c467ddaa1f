// SPDX-License-Identifier: Apache-2.0
/** What a connection is to speak: Java's names, properties and parameters in the engine's words. */
package dev.signet.jsse.setting;
