/** What is measured by {@code ./mvnw -Pbench verify}; each run adds lines to {@code docs/benchmarks/ledger.ndjson}. */
package io.loopgrid.bench;
