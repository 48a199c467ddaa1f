// SPDX-License-Identifier: Apache-2.0
/** Rules for files and settings of this machine, by which its programs fail. */
package dev.signet.diagnose.rule.file;
