// SPDX-License-Identifier: Apache-2.0
/** The contracts of the ACME server (RFC 8555): what is registered, ordered, proven and asked. */
package dev.signet.ca.acme;
