// SPDX-License-Identifier: Apache-2.0
/** What applications see of a connection: sessions, and where they are kept. */
package dev.signet.jsse.session;
