package io.loopgrid.kafka;

import java.io.IOException;
import java.nio.file.Path;

/** The embedded broker in a process of its own, so that several members can share it and a test can end it. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs the broker until standard input ends, as it does when the test that started it has gone.
     *
     * @param arguments directory, port, port of the controller
     */
    public static void main(String[] arguments) throws IOException {
        LocalKafka broker =
                new LocalKafka(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println("The broker is ready");
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        broker.close();
    }
}
