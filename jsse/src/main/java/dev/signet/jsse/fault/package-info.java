// SPDX-License-Identifier: Apache-2.0
/** How the engine's faults become the exceptions that Java programs know. */
package dev.signet.jsse.fault;
