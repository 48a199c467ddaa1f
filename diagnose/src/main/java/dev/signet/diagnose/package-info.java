// SPDX-License-Identifier: Apache-2.0
/**
 * Why a connection is refused.
 *
 * <p>{@link dev.signet.diagnose.HostCheck} connects, gathers facts ({@code fact}) by way of {@code
 * connect}, lets the rules ({@code rule}) find causes ({@code cause}) in them, and gives a {@link
 * dev.signet.diagnose.Diagnosis}. What an exception says plays no part in it.
 */
package dev.signet.diagnose;
