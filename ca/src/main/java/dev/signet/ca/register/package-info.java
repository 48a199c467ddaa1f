// SPDX-License-Identifier: Apache-2.0
/** Who may have what: accounts, orders, authorizations (RFC 8555, 7.3 to 7.6). */
package dev.signet.ca.register;
