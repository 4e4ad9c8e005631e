package io.loopgrid.ops;

import io.loopgrid.query.Job;
import io.loopgrid.query.Status;
import io.loopgrid.query.StatusBook;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Says whether the job is at work. A suspended job is what somebody wanted: out of service, but not down. */
final class LoopHealth extends AbstractHealthIndicator {
    private final StatusBook statuses;

    LoopHealth(StatusBook statuses) {
        super("The status of the loop cannot be read");
        this.statuses = statuses;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Status status = statuses.status();
        level(health, status.job())
                .withDetail("job", status.job())
                .withDetail("members", status.members())
                .withDetail("lag", status.lag());
    }

    private static Health.Builder level(Health.Builder health, Job.State state) {
        return switch (state) {
            case RUNNING -> health.up();
            case STARTING, SUSPENDED, STOPPED, MINORITY -> health.outOfService();
            case FAILED -> health.down();
        };
    }
}
