// SPDX-License-Identifier: Apache-2.0
/** What the variables of this machine tell programs about trust, and the files that they name. */
package dev.signet.diagnose.setting;
