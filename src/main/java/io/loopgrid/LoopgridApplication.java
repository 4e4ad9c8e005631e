package io.loopgrid;

import io.loopgrid.cli.Commands;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** The process: one member of the grid with its listeners, its pipeline and its HTTP interface; or one command. */
@SpringBootApplication
public class LoopgridApplication {
    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";
    private static final int COMMON_POOL_THREADS = 4;

    /**
     * Runs a command when the first argument names one, else starts the member.
     *
     * @param args a command with its options, or Spring's command-line properties
     */
    public static void main(String[] args) {
        // Commands answer on the two streams alone; what libraries log of their own work would stand between the
        // answers.
        LoggingSystem.get(LoopgridApplication.class.getClassLoader()).beforeInitialize();
        Optional<Integer> exitCode = Commands.run(args, System.out, System.err);
        if (exitCode.isPresent()) {
            System.exit(exitCode.get());
        }
        // With one or two cores the common pool has no thread to spare, and each callback of a map would start a new
        // one.
        if (System.getProperty(COMMON_POOL) == null && Runtime.getRuntime().availableProcessors() <= 2) {
            System.setProperty(COMMON_POOL, Integer.toString(COMMON_POOL_THREADS));
        }
        SpringApplication.run(LoopgridApplication.class, args);
    }
}
