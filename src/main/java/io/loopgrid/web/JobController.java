package io.loopgrid.web;

import io.loopgrid.query.Job;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops the job with its state saved, and lets it go on. */
@RestController
@RequestMapping("/api/job")
@Tag(name = "job", description = "Suspend, resume, restart")
final class JobController {
    private final Job job;

    JobController(Job job) {
        this.job = job;
    }

    @PostMapping("/suspend")
    @Operation(summary = "Stop with the state saved")
    Map<String, Job.State> suspend() {
        job.suspend();
        return state();
    }

    @PostMapping("/resume")
    @Operation(summary = "Go on from the saved state")
    Map<String, Job.State> resume() {
        job.resume();
        return state();
    }

    @PostMapping("/restart")
    @Operation(summary = "Stop with the state saved, and go on from there")
    Map<String, Job.State> restart() {
        job.restart();
        return state();
    }

    private Map<String, Job.State> state() {
        return Map.of("job", job.state());
    }
}
