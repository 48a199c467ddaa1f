// SPDX-License-Identifier: Apache-2.0
/** The same small service and its clients, each in the way that its library is used. */
package dev.signet.examples.https;
