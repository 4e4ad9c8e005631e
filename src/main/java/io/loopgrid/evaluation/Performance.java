package io.loopgrid.evaluation;

/**
 * What an account did, after costs.
 *
 * @param totalReturn the gain as a fraction of the start; {@code return} in reports
 * @param sharpe mean over deviation of log returns of a day (of an hour when there are fewer than 20 days, of a minute when there are fewer
 *     than 5 hours), for a year; 0 when
 *     nothing varied
 * @param maxDrawdown the largest loss from a peak, as a fraction of the peak
 * @param turnover the value of all trades, in multiples of the account
 */
public record Performance(double totalReturn, double sharpe, double maxDrawdown, double turnover, long trades) {}
