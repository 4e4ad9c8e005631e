package io.loopgrid;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process: one member of the grid with its listeners, its pipeline and its HTTP interface. */
@SpringBootApplication
public class LoopgridApplication {

    /**
     * Starts the member.
     *
     * @param args Spring's command-line properties
     */
    public static void main(String[] args) {
        SpringApplication.run(LoopgridApplication.class, args);
    }
}
