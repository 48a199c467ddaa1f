// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

/**
 * Something to do.
 *
 * @param title its name
 * @param minutes how long it takes
 * @param what is to be done
 */
record Workout(String title, int minutes, String what) {}
