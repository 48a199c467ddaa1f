// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams below a connection.
 *
 * @param in what comes
 * @param out what goes
 * @param mayReadAhead whether all that comes is ours
 */
record Transport(InputStream in, OutputStream out, boolean mayReadAhead) {}
