package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accounts of several symbols as one: the same stake in each at the start, and nothing moved between them after. Of one
 * account it says exactly what the account says; of several the largest loss is that between the ends of blocks.
 */
final class Portfolio {
    private static final double MILLIS_PER_YEAR = 365.25 * Blocks.DAY_MILLIS;

    private final List<Account> accounts;
    private final long blockMillis;
    /** Log returns of all accounts together, by block. */
    private final TreeMap<Long, Double> returns = new TreeMap<>();

    /** @param accounts at least one */
    Portfolio(List<Account> accounts) {
        this.accounts = accounts;
        long longest = 0;
        for (Account account : accounts) {
            longest = Math.max(longest, account.returns().lengthMillis());
        }
        this.blockMillis = longest;
        join();
    }

    private void join() {
        TreeMap<Long, double[]> changes = new TreeMap<>();
        for (int a = 0; a < accounts.size(); a++) {
            int account = a;
            accounts.get(a).returns().forEach((fromMillis, change) -> {
                long block = Math.floorDiv(fromMillis, blockMillis);
                changes.computeIfAbsent(block, key -> new double[accounts.size()])[account] += change[0];
            });
        }
        double[] logs = new double[accounts.size()];
        double before = 1;
        for (Map.Entry<Long, double[]> entry : changes.entrySet()) {
            double after = 0;
            for (int a = 0; a < logs.length; a++) {
                logs[a] += entry.getValue()[a];
                after += Exponential.exp(logs[a]) / logs.length;
            }
            returns.put(entry.getKey(), Exponential.log(after / before));
            before = after;
        }
    }

    /**
     * The interval of the mean log return of a block that is owed to trading: who is long while the market rises has earned
     * that by holding, not by knowing when. What the market's mean return explains by the slope of these returns over the
     * market's (Jensen 1968) is taken away; where it would add to the gain, nothing is.
     *
     * @param market the same symbols held, marked at the same prices
     */
    Interval ownGain(Portfolio market, long seed) {
        double[][] blocks = new double[returns.size()][];
        double[] weights = new double[returns.size()];
        double[] series = new double[returns.size()];
        int b = 0;
        for (Map.Entry<Long, Double> entry : returns.entrySet()) {
            double own = entry.getValue();
            double held = market.returns.getOrDefault(entry.getKey(), 0.0);
            blocks[b] = new double[] {1, own, held, own * held, held * held};
            weights[b] = 1;
            series[b++] = own;
        }
        return new BlockBootstrap(blocks, weights, series, 0, seed).interval(Portfolio::ownGain);
    }

    private static double ownGain(double[] sums) {
        double own = sums[1] / sums[0];
        double held = sums[2] / sums[0];
        double variance = sums[4] / sums[0] - held * held;
        double slope = variance > 0 ? (sums[3] / sums[0] - own * held) / variance : 0;
        return own - Math.max(0, slope * held);
    }

    Performance performance() {
        double gain = 0;
        double turnover = 0;
        long trades = 0;
        for (Account account : accounts) {
            gain += (account.equity() - 1) / accounts.size();
            turnover += account.turnover() / accounts.size();
            trades += account.trades();
        }
        double loss = accounts.size() == 1 ? accounts.get(0).maxDrawdown() : maxDrawdown();
        return new Performance(gain, sharpe(), loss, turnover, trades);
    }

    private double maxDrawdown() {
        double equity = 1;
        double peak = 1;
        double largest = 0;
        for (double change : returns.values()) {
            equity *= Exponential.exp(change);
            peak = Math.max(peak, equity);
            largest = Math.max(largest, 1 - equity / peak);
        }
        return largest;
    }

    /** Mean over deviation of the blocks' log returns, times the root of how many blocks a year had. */
    private double sharpe() {
        int n = returns.size();
        if (n < 2) {
            return 0;
        }
        double mean = 0;
        for (double change : returns.values()) {
            mean += change / n;
        }
        double variance = 0;
        for (double change : returns.values()) {
            variance += (change - mean) * (change - mean) / (n - 1);
        }
        double years = (returns.lastKey() - returns.firstKey() + 1) * blockMillis / MILLIS_PER_YEAR;
        return variance > 0 ? mean / Math.sqrt(variance) * Math.sqrt(n / years) : 0;
    }
}
