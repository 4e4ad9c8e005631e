package io.loopgrid.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs what is asked for: {@code kernels}, {@code tweets}, {@code throughput}, or all of them. */
public final class Benches {
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Benches() {}

    /**
     * Measures and writes to the ledger.
     *
     * @param args which ones, all when there are none
     */
    public static void main(String[] args) throws Exception {
        Ledger ledger = new Ledger();
        if (isWanted("kernels", args)) {
            measure(KernelBench.class, ledger);
        }
        if (isWanted("tweets", args)) {
            measure(TweetBench.class, ledger);
        }
        if (isWanted("throughput", args)) {
            new ThroughputBench(ledger).run();
        }
    }

    private static boolean isWanted(String name, String[] args) {
        boolean any = false;
        for (String arg : args) {
            any |= !arg.isBlank();
            if (arg.equals(name)) {
                return true;
            }
        }
        return !any;
    }

    private static void measure(Class<?> bench, Ledger ledger) throws RunnerException, IOException {
        var options = new OptionsBuilder()
                .include(bench.getName() + "\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(SECOND)
                .measurementIterations(5)
                .measurementTime(SECOND)
                .build();
        for (RunResult run : new Runner(options).run()) {
            Result<?> result = run.getPrimaryResult();
            Map<String, Object> figures = new LinkedHashMap<>();
            for (String parameter : run.getParams().getParamsKeys()) {
                figures.put(parameter, run.getParams().getParam(parameter));
            }
            figures.put("score", Math.round(result.getScore() * 100) / 100.0);
            figures.put("error", Math.round(result.getScoreError() * 100) / 100.0);
            figures.put("unit", result.getScoreUnit());
            figures.put("seed", 1);
            ledger.add("jmh: " + bench.getSimpleName() + '.' + result.getLabel(), figures);
        }
    }
}
