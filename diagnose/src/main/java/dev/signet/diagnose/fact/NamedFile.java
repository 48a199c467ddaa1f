// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

/**
 * A file of roots that this machine's settings name.
 *
 * @param setting what names it
 * @param path as it stands there
 * @param content what is there
 */
public record NamedFile(FileSetting setting, String path, FileContent content) {}
