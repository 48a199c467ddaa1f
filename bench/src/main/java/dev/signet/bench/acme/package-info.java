// SPDX-License-Identifier: Apache-2.0
/** Orders by ACME beside other authorities, each with a real proof over HTTP. */
package dev.signet.bench.acme;
