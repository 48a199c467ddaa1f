// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates for the names of a gateway that several nodes share: one orders, all show them, and
 * whoever is left goes on.
 */
package dev.signet.enrol.shared;
