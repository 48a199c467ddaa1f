// SPDX-License-Identifier: Apache-2.0
/** Where the memory of connections comes from, on both sides. Not exported. */
package dev.signet.http.buffer;
