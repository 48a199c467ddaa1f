// SPDX-License-Identifier: Apache-2.0
/** {@code SSLEngine} over the engine: buffers of any kind and size in and out. */
package dev.signet.jsse.engine;
