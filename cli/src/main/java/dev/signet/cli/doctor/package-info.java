// SPDX-License-Identifier: Apache-2.0
/** What can be wrong on this machine, one check per class. */
package dev.signet.cli.doctor;
