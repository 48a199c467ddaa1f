// SPDX-License-Identifier: Apache-2.0
/**
 * Connections that are made to learn something: sockets with bounds, the greetings of protocols
 * that begin without TLS, and Signet's own engine, which judges nothing here and tells everything.
 */
package dev.signet.diagnose.connect;
