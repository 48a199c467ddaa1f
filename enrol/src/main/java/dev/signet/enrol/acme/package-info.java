// SPDX-License-Identifier: Apache-2.0
/** Getting certificates from authorities that speak ACME (RFC 8555), ours and others. */
package dev.signet.enrol.acme;
