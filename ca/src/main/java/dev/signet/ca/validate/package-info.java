// SPDX-License-Identifier: Apache-2.0
/** Looks whether applicants show what challenges ask for (RFC 8555, 8; RFC 8737; RFC 8738). */
package dev.signet.ca.validate;
