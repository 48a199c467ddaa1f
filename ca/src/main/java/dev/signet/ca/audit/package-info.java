// SPDX-License-Identifier: Apache-2.0
/** Whether the records of the authority add up. */
package dev.signet.ca.audit;
