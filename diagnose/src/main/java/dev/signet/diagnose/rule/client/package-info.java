// SPDX-License-Identifier: Apache-2.0
/** Rules for what a server has against the certificate of its client, or against none. */
package dev.signet.diagnose.rule.client;
