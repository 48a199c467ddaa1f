// SPDX-License-Identifier: Apache-2.0
/** Merkle trees and their signed checkpoints: pure computation (RFC 6962, 2.1). */
package dev.signet.ca.tree;
