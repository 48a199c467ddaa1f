// SPDX-License-Identifier: Apache-2.0
/**
 * The TLS endpoint over the JDK's JSSE.
 *
 * <p>{@link dev.signet.http.tls.JsseEndpoint} reads the client's greeting first, so that
 * certificate, client authentication and application protocols are chosen by server name before an
 * engine exists.
 */
package dev.signet.http.tls;
