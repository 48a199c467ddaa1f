// SPDX-License-Identifier: Apache-2.0
/** The file that secrets of connections are written to where somebody wants that. */
package dev.signet.jsse.keylog;
