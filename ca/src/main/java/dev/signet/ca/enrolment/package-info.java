// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates for those who speak no ACME: by a token, by a login, and by the certificate that
 * they have.
 */
package dev.signet.ca.enrolment;
