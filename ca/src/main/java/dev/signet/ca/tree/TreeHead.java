// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.tree;

import dev.signet.x509.der.Bytes;

/**
 * A tree as it was once.
 *
 * @param size how many leaves it had
 * @param root its root
 */
public record TreeHead(long size, Bytes root) {}
